// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.planner;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compiles a migration into its plan.
 *
 * <p>Pure: it asks no server. The same migration, table and mapping give the same plan and the same hash.
 */
public final class Planner {

    private final Migration migration;
    private final Table table;
    private final Mapping mapping;
    private final Dialect dialect;
    private final Target target;

    private Planner(Migration migration, Table table, Mapping mapping, Dialect dialect) {
        this.migration = migration;
        this.table = table;
        this.mapping = mapping;
        this.dialect = dialect;
        this.target = new Target(migration.id(), table, migration.change().oldColumns(), mapping);
    }

    /** The plan for {@code migration} on {@code table}, its mapping as the server judged it. */
    public static Plan plan(Migration migration, Table table, Mapping mapping, Dialect dialect) {
        return new Planner(migration, table, mapping, dialect).plan();
    }

    private Plan plan() {
        List<PhasePlan> phases = Arrays.stream(Phase.values()).map(this::phase).toList();
        return new Plan(
                Plan.FORMAT,
                migration.id(),
                table,
                migration.change().oldColumns(),
                mapping,
                migration.settings(),
                migration.roles(),
                phases,
                Words.boundaries(migration, mapping),
                dialect.catalogs().grants(table),
                Words.warnings(migration, table));
    }

    private PhasePlan phase(Phase phase) {
        return new PhasePlan(
                phase, steps(phase), Words.opensWhen(phase, migration), Words.lever(phase), Words.live(phase));
    }

    private List<Step> steps(Phase phase) {
        Sides sides = new Sides(migration, target, dialect);
        return switch (phase) {
            case PREPARE -> prepare();
            case EXPAND -> List.of(sides.addColumns(), new Step.AwaitReplicas("expand.replicas", awaitTitle()));
            case DUAL_WRITE -> List.of(sides.syncOn());
            case BACKFILL -> List.of(backfill());
            case VERIFY -> verify();
            case CUTOVER -> cutover(sides);
            case ENFORCE -> sides.enforce();
            case HOLD -> List.of(hold(), parity("hold.parity", "compare both sides of every row once more"));
            case CONTRACT -> new Contraction(migration, target, dialect).steps();
            case DONE -> List.of();
        };
    }

    private static String awaitTitle() {
        return "every listed replica has the new side";
    }

    private List<Step> prepare() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Verify(
                "prepare.dry-run",
                "apply the mapping to every live row, read-only",
                Step.Purpose.DRY_RUN,
                dialect.chunks().boundary(table),
                dialect.chunks().dryRunCount(target),
                dialect.chunks().dryRunListing(target)));
        if (!migration.roles().approvers().isEmpty()) {
            steps.add(new Step.Approve(
                    "prepare.approve",
                    "this plan's hash is approved",
                    migration.roles().approvers()));
        }
        return steps;
    }

    private Step backfill() {
        return new Step.Backfill(
                "backfill.copy",
                "copy the past in chunks of the key (%s)"
                        .formatted(String.join(
                                ", ",
                                table.key().stream().map(each -> each.name()).toList())),
                dialect.chunks().boundary(table),
                dialect.chunks().copy(target),
                dialect.chunks().highest(table),
                dialect.chunks().quantiles(table));
    }

    private List<Step> verify() {
        var settings = migration.settings().verify();
        return List.of(
                parity("verify.parity", "compare both sides of every row"),
                new Step.Shadow(
                        "verify.shadow",
                        "shadow reads agree over the window",
                        settings.divergenceMax(),
                        settings.window(),
                        settings.samplesMin()));
    }

    private Step parity(String name, String title) {
        return new Step.Verify(
                name,
                title,
                Step.Purpose.PARITY,
                dialect.chunks().boundary(table),
                dialect.chunks().parityCount(target),
                dialect.chunks().parityListing(target));
    }

    private List<Step> cutover(Sides sides) {
        List<Step> steps = new ArrayList<>();
        migration
                .roles()
                .commander()
                .ifPresent(commander -> steps.add(new Step.Approve(
                        "cutover.approve", "the commander starts the cutover, runbook at hand", List.of(commander))));
        var settings = migration.settings().cutover();
        steps.add(new Step.Ramp(
                "cutover.ramp", "move the reads in steps", settings.ramp(), settings.soak(), settings.by()));
        steps.add(sides.newWins());
        return steps;
    }

    private Step hold() {
        var settings = migration.settings().contract();
        return new Step.Hold(
                "hold.unused",
                "keep the old side as the way back until nothing uses it",
                settings.hold(),
                Step.Watch.OLD_USED,
                settings.unusedFor());
    }
}
