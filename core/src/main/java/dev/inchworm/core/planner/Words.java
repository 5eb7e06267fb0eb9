// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.planner;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;

/** What a plan says to people. */
final class Words {

    private static final String OLD_CODE = "knows old only";
    private static final String BOTH_CODE = "writes both sides, reads by the route";
    private static final String NEW_CODE = "knows new only";

    private Words() {}

    static List<String> opensWhen(Phase phase, Migration migration) {
        return switch (phase) {
            case PREPARE -> List.of();
            case EXPAND ->
                List.of(
                        "preflight is clean",
                        "the dry run carried every row",
                        "this plan's hash is approved"
                                + (migration.roles().approvers().isEmpty() ? " (no approvers named)" : ""),
                        "a rehearsal of this plan has passed, or a named role goes without one");
            case DUAL_WRITE -> List.of("the new side is present on the primary and every listed replica");
            case BACKFILL -> List.of("the sync is proven live", "no transaction older than it has the table");
            case VERIFY -> List.of("every chunk is copied");
            case CUTOVER ->
                List.of(
                        "one full clean parity pass with zero differences since the last repair",
                        "every listed replica has caught up",
                        "shadow reads agree over the window, where applications make any",
                        "query plans: compared by inchworm plan, judged by people");
            case ENFORCE -> List.of("100 % of the reads go to new, and it is quiet");
            case HOLD -> List.of();
            case CONTRACT ->
                List.of(
                        "HOLD is over and nothing reads or writes old",
                        "one more full clean parity pass",
                        "a named person allows it, where the file names one");
            case DONE -> List.of("the old side is gone");
        };
    }

    static String lever(Phase phase) {
        return switch (phase) {
            case PREPARE -> "nothing to undo";
            case EXPAND -> "drop the unused new side";
            case DUAL_WRITE -> "take the sync away";
            case BACKFILL, VERIFY -> "halt; take the sync away";
            case CUTOVER -> "route to old: one command, in a second";
            case ENFORCE -> "drop the constraints, then route to old";
            case HOLD -> "route to old";
            case CONTRACT -> "leave quarantine: instant, loses nothing; after the drop, the archive";
            case DONE -> "the archive, then all the way back";
        };
    }

    static List<String> live(Phase phase) {
        return switch (phase) {
            case PREPARE -> List.of(OLD_CODE);
            case EXPAND -> List.of(OLD_CODE, BOTH_CODE);
            case DUAL_WRITE, BACKFILL, VERIFY, CUTOVER -> List.of(OLD_CODE, BOTH_CODE, NEW_CODE);
            case ENFORCE, HOLD -> List.of(OLD_CODE + " (must be gone before CONTRACT)", BOTH_CODE, NEW_CODE);
            case CONTRACT, DONE -> List.of(NEW_CODE);
        };
    }

    static List<String> boundaries(Migration migration, Mapping mapping) {
        List<String> boundaries = new ArrayList<>();
        boundaries.add("application: the first deploy of code that knows new only (from DUAL_WRITE on). Past it, that"
                + " code goes back before the sync does.");
        boundaries.add("observation: the first read served from new (CUTOVER, first step). Past it, what was shown"
                + " from new stays shown; the way back is the route.");
        Settings.Contract contract = migration.settings().contract();
        if (contract.keep().isEmpty()) {
            boundaries.add("archive: the drop (CONTRACT). Past it, the way back is "
                    + (contract.archive()
                            ? "the archived value where both sides are still the same, else down(new)"
                            : "down(new)")
                    + "; the order of the columns cannot be restored.");
        }
        if (mapping.down().isEmpty()) {
            boundaries.add("the mapping has no way down: a write to new alone does not reach old");
        }
        return boundaries;
    }

    static List<String> warnings(Migration migration, Table table) {
        List<String> warnings = new ArrayList<>();
        warnings.add("code that runs SELECT * on %s will see new columns from EXPAND on and lose old ones in CONTRACT"
                .formatted(table.name()));
        if (migration.settings().backfill().userTriggers() == Settings.UserTriggers.FIRE
                && !table.rowTriggers().isEmpty()) {
            warnings.add(
                    "the table's own triggers see every copied row: %s (backfill.user_triggers: skip needs a right)"
                            .formatted(String.join(", ", table.rowTriggers())));
        }
        for (String old : migration.change().oldColumns()) {
            table.column(old)
                    .flatMap(Column::defaultSql)
                    .ifPresent(sql -> warnings.add(
                            "%s has the default %s: an insert that leaves it at that counts as not having written it"
                                    .formatted(old, sql)));
        }
        return warnings;
    }
}
