// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.planner;

import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps that bring the new side, keep both sides equal, and enforce the new one. */
final class Sides {

    private final Migration migration;
    private final Target target;
    private final Dialect dialect;

    Sides(Migration migration, Target target, Dialect dialect) {
        this.migration = migration;
        this.target = target;
        this.dialect = dialect;
    }

    Step addColumns() {
        return new Step.Apply(
                "expand.add-columns",
                "add %s to %s"
                        .formatted(
                                String.join(", ", migration.change().newNames()),
                                target.table().name()),
                dialect.schema().addColumns(target.table(), target.mapping().newColumns()));
    }

    Step syncOn() {
        return new Step.Sync(
                "dual-write.sync",
                "install the sync and prove that it acts; where both sides are written and disagree, old wins",
                SyncState.OFF,
                SyncState.OLD_WINS,
                dialect.sync().move(target, SyncState.OFF, SyncState.OLD_WINS),
                false,
                dialect.sync().fires(target));
    }

    Step newWins() {
        return new Step.Sync(
                "cutover.authority",
                "where both sides are written and disagree, new wins",
                SyncState.OLD_WINS,
                SyncState.NEW_WINS,
                dialect.sync().move(target, SyncState.OLD_WINS, SyncState.NEW_WINS),
                true,
                "");
    }

    List<Step> enforce() {
        var mapping = target.mapping();
        List<Step> steps = new ArrayList<>();
        if (mapping.notNull().isEmpty() && mapping.checks().isEmpty()) {
            return steps;
        }
        Duration quiet = migration.settings().enforcement().quietFor();
        steps.add(new Step.Hold(
                "enforce.quiet",
                "no write over the window that would fail what is enforced next",
                Duration.ZERO,
                Step.Watch.ENFORCE_BROKEN,
                quiet));
        mapping.checks().forEach((name, condition) -> addCheck(steps, name, condition));
        mapping.notNull().forEach(column -> addNotNull(steps, column));
        return steps;
    }

    private void addCheck(List<Step> steps, String name, Expression condition) {
        SchemaSql schema = dialect.schema();
        steps.add(new Step.Apply(
                "enforce.check." + name,
                "hold new writes against the check " + name,
                schema.addCheckUnvalidated(target.table(), name, condition)));
        steps.add(new Step.Apply(
                "enforce.validate." + name,
                "hold existing rows against the check " + name,
                schema.validateCheck(target.table(), name)));
    }

    private void addNotNull(List<Step> steps, String column) {
        SchemaSql schema = dialect.schema();
        String title = "%s never null: ".formatted(column);
        steps.add(new Step.Apply(
                "enforce.proof." + column,
                title + "hold new writes against a helper check",
                schema.addNotNullProof(target.table(), column)));
        steps.add(new Step.Apply(
                "enforce.prove." + column,
                title + "hold existing rows against it",
                schema.validateNotNullProof(target.table(), column)));
        steps.add(new Step.Apply(
                "enforce.not-null." + column,
                title + "forbid nulls on the strength of it, without a scan",
                schema.setNotNull(target.table(), column)));
        steps.add(new Step.Apply(
                "enforce.tidy." + column,
                title + "drop the helper check",
                schema.dropNotNullProof(target.table(), column)));
    }
}
