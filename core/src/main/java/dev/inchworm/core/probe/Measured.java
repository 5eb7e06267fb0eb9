// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.probe;

import dev.inchworm.core.catalog.TableName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a server showed when it ran one statement.
 *
 * @param sql the statement as given
 * @param how whether and how it was run
 * @param duration how long it took, the look at its effects left out
 * @param locks what it took that its transaction did not hold before; on system relations left out
 * @param rewritten relations whose rows were all written anew
 * @param emptied relations that were given a new and empty file
 * @param built indexes that it built or built anew
 * @param scans relations that it read from end to end, or began to
 * @param writes rows that it wrote
 * @param error what the server said where it failed
 */
public record Measured(
        String sql,
        How how,
        Duration duration,
        List<Lock> locks,
        List<Relation> rewritten,
        List<Relation> emptied,
        List<Relation> built,
        List<Scan> scans,
        List<Write> writes,
        Optional<Failure> error) {

    /** Copies the lists. */
    public Measured {
        locks = List.copyOf(locks);
        rewritten = List.copyOf(rewritten);
        emptied = List.copyOf(emptied);
        built = List.copyOf(built);
        scans = List.copyOf(scans);
        writes = List.copyOf(writes);
    }

    /** Whether and how a statement was run. */
    public enum How {
        /** Within the unit's transaction. */
        IN_TRANSACTION,
        /** By itself, since the server allows it in no transaction; its locks were watched from another session. */
        ALONE,
        /** By itself, and nobody could watch: {@link Measured#locks} is empty without meaning anything. */
        ALONE_UNWATCHED,
        /** It ended the unit's transaction, so the locks that it held are not known and what came before stays. */
        ENDED_TRANSACTION,
        /** Not at all: one before it failed, or it may run in no transaction and nothing may stay here. */
        NOT_RUN
    }

    /** One lock on one relation. */
    public record Lock(Relation relation, LockMode mode) {}

    /** How often a relation was read from end to end, and how many rows came of it. */
    public record Scan(Relation relation, long count, long rows) {}

    /** How many rows of a relation were inserted, updated and deleted. */
    public record Write(Relation relation, long inserted, long updated, long deleted) {}

    /**
     * What the server said.
     *
     * @param state the SQLSTATE, five characters
     * @param message of the server, in one line
     * @param position of the character in the statement that it means, counted from one; absent where it told none
     */
    public record Failure(String state, String message, Optional<Integer> position) {}

    /** The strongest lock on a table or materialized view that existed before, if there is any. */
    public Optional<Lock> strongest() {
        return locks.stream()
                .filter(lock -> lock.relation().holdsRows() && !lock.relation().isNew())
                .max(Comparator.comparing(Lock::mode));
    }

    /** The strongest lock it took on that table; the schema may be left out. */
    public Optional<LockMode> lockOn(TableName table) {
        return locks.stream()
                .filter(lock -> lock.relation().holdsRows())
                .filter(lock -> isMeant(table, lock.relation().name()))
                .map(Lock::mode)
                .max(Comparator.naturalOrder());
    }

    /** Whether it ran to its end. */
    public boolean isDone() {
        return how != How.NOT_RUN && error.isEmpty();
    }

    private static boolean isMeant(TableName asked, TableName found) {
        return asked.schema().isEmpty() ? asked.name().equals(found.name()) : asked.equals(found);
    }
}
