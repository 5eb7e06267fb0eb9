// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.planner;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The order of CONTRACT: relax, guard, quarantine, archive, drop; each undoable until the drop. */
final class Contraction {

    private final Migration migration;
    private final Target target;
    private final Dialect dialect;
    private final Settings.Contract settings;

    Contraction(Migration migration, Target target, Dialect dialect) {
        this.migration = migration;
        this.target = target;
        this.dialect = dialect;
        this.settings = migration.settings().contract();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<String> approvers = migration.roles().approvers();
        if (!approvers.isEmpty()) {
            steps.add(new Step.Approve(
                    "contract.approve", "a named person lets the old side go", List.of(approvers.get(0))));
        }
        relax(steps);
        steps.add(sync(
                "contract.guard",
                "guard: record and refuse to go on at any write of old",
                SyncState.NEW_WINS,
                SyncState.GUARD,
                true));
        steps.add(watched("contract.guarded", "nobody writes old for a whole deploy cycle"));
        if (settings.keep().isEmpty()) {
            letGo(steps);
        } else {
            steps.add(sync(
                    "contract.sync-off",
                    "take the sync away; the old columns stay as they are",
                    SyncState.GUARD,
                    SyncState.OFF,
                    false));
        }
        return steps;
    }

    private void letGo(List<Step> steps) {
        steps.add(sync(
                "contract.quarantine",
                "hide the old columns under other names, still filled",
                SyncState.GUARD,
                SyncState.QUARANTINE,
                true));
        steps.add(watched("contract.quarantined", "nobody misses the old columns for a whole deploy cycle"));
        if (settings.archive()) {
            steps.add(archive());
        }
        steps.add(sync(
                "contract.drop",
                "drop the old columns together with the sync",
                SyncState.QUARANTINE,
                SyncState.OFF,
                false));
    }

    private void relax(List<Step> steps) {
        for (String name : target.oldColumns()) {
            Column column =
                    target.table().column(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
            int number = 1;
            for (Ddl ddl : dialect.schema().relax(target.table(), column)) {
                steps.add(new Step.Apply(
                        "contract.relax.%s.%d".formatted(name, number++),
                        "relax %s, so that code that no longer knows it can insert".formatted(name),
                        ddl));
            }
        }
    }

    private Step sync(String name, String title, SyncState from, SyncState to, boolean awaitsOlder) {
        return new Step.Sync(name, title, from, to, dialect.sync().move(target, from, to), awaitsOlder, "");
    }

    private Step watched(String name, String title) {
        Duration cycle = settings.deployCycle();
        return new Step.Hold(name, title, cycle, Step.Watch.OLD_WRITTEN, cycle);
    }

    private Step archive() {
        ChunkSql chunks = dialect.chunks();
        List<String> columns = new ArrayList<>();
        target.table().key().forEach(column -> columns.add(column.name()));
        columns.addAll(target.oldColumns());
        return new Step.Archive(
                "contract.archive",
                "write what is about to be dropped to a restorable file",
                chunks.boundary(target.table()),
                chunks.archiveRead(target),
                columns,
                chunks.archiveStaging(target),
                chunks.archiveLoad(target),
                chunks.archiveRestore(target),
                chunks.archiveTidy(target));
    }
}
