// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import dev.inchworm.core.change.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One piece of a plan. Every value is data: what is run is in here, nothing is invented later. */
public sealed interface Step {

    /** Unique within its plan and stable between runs, as {@code expand.add-columns}. */
    String name();

    /** One line for people. */
    String title();

    /** One guarded change of the schema. */
    record Apply(String name, String title, Ddl ddl) implements Step {}

    /**
     * Moves the sync from one state to another.
     *
     * @param awaitsOlder whether it has happened only when no transaction that wrote the table before is alive
     * @param fires a statement that makes the sync act on one row and returns one text, {@code fires}, {@code silent}
     *     or {@code empty}; it is run in a transaction that is rolled back; blank if there is nothing to prove
     */
    record Sync(String name, String title, SyncState from, SyncState to, Ddl ddl, boolean awaitsOlder, String fires)
            implements Step {}

    /**
     * Copies the past in chunks.
     *
     * @param boundary the key of the n-th row of a range: range parameters, then n - 1 as an int; one text a key
     *     column, no row if the range holds fewer
     * @param copy one statement that carries a range over and returns its update count
     * @param highest the highest key there is: one text a key column, no row for an empty table
     * @param quantiles keys that cut the table into about equal parts, in order: the number of parts as an int; one
     *     text a key column
     */
    record Backfill(String name, String title, RangeSql boundary, RangeSql copy, String highest, String quantiles)
            implements Step {}

    /**
     * Judges every row, in chunks.
     *
     * @param purpose what is judged
     * @param boundary as for {@link Backfill}
     * @param count one row: {@code rows}, {@code differing}, {@code broken} (bigint each); differing rows are those
     *     whose sides disagree (or, in a dry run, that the mapping does not carry), broken ones those that break an
     *     invariant (or, in a dry run, that would break what is enforced later)
     * @param listing the rows behind the counts: {@code kind} ({@code differing} or {@code broken}), {@code row_key},
     *     {@code old_side}, {@code new_side}, all text; range parameters, then the most rows wanted as an int
     */
    record Verify(String name, String title, Purpose purpose, RangeSql boundary, RangeSql count, RangeSql listing)
            implements Step {}

    /** What a {@link Verify} judges. */
    enum Purpose {
        /** The mapping applied to the live old side, read-only, before anything is there. */
        DRY_RUN,
        /** Both sides against each other. */
        PARITY
    }

    /** Waits until shadow reads of the applications are within tolerance for the window. */
    record Shadow(String name, String title, double divergenceMax, Duration window, long samplesMin) implements Step {}

    /** Moves the reads in steps of basis points, each soaked. */
    record Ramp(String name, String title, List<Integer> stepsBp, Duration soak, Settings.By by) implements Step {
        /** Copies the steps. */
        public Ramp {
            stepsBp = List.copyOf(stepsBp);
        }
    }

    /** Waits until every listed replica has replayed everything up to now. */
    record AwaitReplicas(String name, String title) implements Step {}

    /**
     * Waits for a time, and for something not to be used any more.
     *
     * @param atLeast how long at least
     * @param watch what must not be used
     * @param quietFor for how long it must not have been used
     */
    record Hold(String name, String title, Duration atLeast, Watch watch, Duration quietFor) implements Step {}

    /** What a {@link Hold} watches. */
    enum Watch {
        /** Reads and writes of the old side. */
        OLD_USED,
        /** Writes of the old side; one of them halts the migration. */
        OLD_WRITTEN,
        /** Writes that enforcement would fail. */
        ENFORCE_BROKEN
    }

    /** Waits until every one of these names has approved this plan. */
    record Approve(String name, String title, List<String> approvers) implements Step {
        /** Copies the names. */
        public Approve {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * Writes what is about to be dropped to a restorable file, and on the way back restores it.
     *
     * @param boundary as for {@link Backfill}
     * @param read the values of a range: first the key's texts, then the old columns' texts
     * @param columns the names of what {@code read} returns, in order
     * @param staging statements that make an empty place to load the file into, in order
     * @param load a statement that loads one row of texts into it, in the order of {@code columns}
     * @param restore one statement that gives a range its old values back: the archived one where both sides are then
     *     still the same, else what follows from the new side
     * @param tidy statements that remove the place again, in order
     */
    record Archive(
            String name,
            String title,
            RangeSql boundary,
            RangeSql read,
            List<String> columns,
            List<String> staging,
            String load,
            RangeSql restore,
            List<String> tidy)
            implements Step {}

    /** Words of the step's kind for people and journals, as {@code backfill}. */
    default String kind() {
        return KINDS.getOrDefault(getClass(), getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }

    /** Kinds whose word is not simply the type's name. */
    Map<Class<?>, String> KINDS = Map.of(AwaitReplicas.class, "await-replicas");
}
