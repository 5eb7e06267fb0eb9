// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A plan with every statement as it is and every window, soak and hold of no length. */
final class Shortened {

    private static final double NEVER = 1_000_000;

    private Shortened() {}

    /** {@code plan} as it is run on {@code table}, the same table on the trial database. */
    static Plan of(Plan plan, Table table) {
        return new Plan(
                plan.format(),
                plan.migration(),
                table,
                plan.oldColumns(),
                plan.mapping(),
                settings(plan.settings()),
                plan.roles(),
                plan.phases().stream().map(Shortened::phase).toList(),
                plan.boundaries(),
                plan.grants(),
                plan.warnings());
    }

    private static PhasePlan phase(PhasePlan phase) {
        List<Step> steps = phase.steps().stream().map(Shortened::step).toList();
        return new PhasePlan(phase.phase(), steps, phase.opensWhen(), phase.lever(), phase.live());
    }

    private static Step step(Step step) {
        if (step instanceof Step.Ramp ramp) {
            return new Step.Ramp(ramp.name(), ramp.title(), ramp.stepsBp(), Duration.ZERO, Settings.By.SDK);
        }
        if (step instanceof Step.Hold hold) {
            return new Step.Hold(hold.name(), hold.title(), Duration.ZERO, hold.watch(), Duration.ZERO);
        }
        return step instanceof Step.Shadow shadow
                ? new Step.Shadow(shadow.name(), shadow.title(), shadow.divergenceMax(), Duration.ZERO, 0)
                : step;
    }

    /** Latencies and dead rows of a machine that is busy with other things are no reason to stop a rehearsal. */
    private static Settings settings(Settings live) {
        Settings.Backfill backfill = live.backfill();
        return new Settings(
                live.ddl(),
                new Settings.Backfill(
                        backfill.chunkTime(),
                        backfill.workers(),
                        backfill.replicaLagMax(),
                        Optional.empty(),
                        backfill.userTriggers(),
                        NEVER,
                        backfill.lockWaitersMax()),
                live.verify(),
                new Settings.Cutover(Settings.By.SDK, live.cutover().ramp(), Duration.ZERO),
                new Settings.Stop(
                        1,
                        NEVER,
                        NEVER,
                        live.stop().replicaLagMax(),
                        live.stop().divergencesMax()),
                new Settings.Contract(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        live.contract().archive(),
                        live.contract().keep(),
                        Optional.empty()),
                new Settings.Enforcement(Duration.ZERO));
    }
}
