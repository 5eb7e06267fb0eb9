// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what an undo left against what was there before.
 *
 * <p>What the table's own triggers wrote while the backfill woke them is the one thing that an undo cannot give back:
 * it is noted and no problem, since the packet asks for it ({@code backfill.user_triggers: fire}).
 */
final class Comparison {

    private static final int DETAILS_MAX = 40;

    private final Plan plan;
    private final boolean wakesTriggers;
    private final Set<String> notes = new TreeSet<>();

    Comparison(Plan plan, boolean hasTriggers) {
        this.plan = plan;
        this.wakesTriggers = hasTriggers && plan.settings().backfill().userTriggers() == Settings.UserTriggers.FIRE;
    }

    /** Every difference, worded as a problem at {@code place}. */
    List<Problem> of(String place, Snapshot before, Snapshot after, boolean withColumnOrder) {
        List<Problem> problems = new ArrayList<>(catalog(place, before, after, withColumnOrder));
        Set<String> tables = new TreeSet<>(before.tables().keySet());
        tables.addAll(after.tables().keySet());
        for (String table : tables) {
            problems.addAll(data(place, table, before.table(table), after.table(table)));
        }
        return problems;
    }

    /** Differences of the catalog alone, for a phase in which the new side is there and filled. */
    List<Problem> catalog(String place, Snapshot before, Snapshot after, boolean withColumnOrder) {
        List<String> changes = before.catalogChanges(after, withColumnOrder);
        return changes.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        place,
                        "the catalog is not as it was before, in %d lines".formatted(changes.size()),
                        bounded(changes)));
    }

    /** Differences of the old columns alone. */
    List<Problem> oldSide(String place, Snapshot before, Snapshot after) {
        String table = plan.table().name().toString();
        Set<String> changed = before.table(table).changedColumns(after.table(table));
        changed.retainAll(plan.oldColumns());
        return changed.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        place,
                        "%s of %s has other values than before".formatted(String.join(", ", changed), table),
                        before.table(table).changesTo(after.table(table), changed)));
    }

    private List<Problem> data(String place, String table, TableRows before, TableRows after) {
        if (before.equals(after)) {
            return List.of();
        }
        Set<String> changed = before.changedColumns(after);
        if (wakesTriggers && isNoneOfOurs(table, changed)) {
            notes.add("%s of %s was written by the table's own triggers, which the backfill wakes"
                            .formatted(String.join(", ", changed), table)
                    + " (backfill.user_triggers: fire); an undo does not give that back");
            return List.of();
        }
        return List.of(new Problem(
                place,
                "the rows of %s are not as they were before (%s)".formatted(table, String.join(", ", changed)),
                before.changesTo(after, changed)));
    }

    private boolean isNoneOfOurs(String table, Set<String> changed) {
        if (!table.equals(plan.table().name().toString())) {
            return true;
        }
        Set<String> ours =
                plan.mapping().newColumns().stream().map(Column::name).collect(Collectors.toSet());
        ours.addAll(plan.oldColumns());
        plan.table().key().forEach(column -> ours.add(column.name()));
        return changed.stream().noneMatch(ours::contains);
    }

    private static List<String> bounded(List<String> changes) {
        List<String> lines = new ArrayList<>(changes.subList(0, Math.min(DETAILS_MAX, changes.size())));
        if (changes.size() > DETAILS_MAX) {
            lines.add("... %d lines more".formatted(changes.size() - DETAILS_MAX));
        }
        return lines;
    }

    /** What is no problem and worth knowing. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
