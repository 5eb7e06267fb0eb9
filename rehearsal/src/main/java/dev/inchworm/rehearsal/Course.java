// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.Consent;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries a plan forward and back on the trial database, and says itself what persons would have to say. Between two
 * legs nobody is connected, so that the database can be copied.
 */
final class Course {

    private static final Duration PAUSE_MAX = Duration.ofMillis(5);
    private static final String WHY = "in a rehearsal";
    private static final int PERSONS_MAX = 50;

    private final EngineSettings settings;
    private final Plan plan;

    private Course(EngineSettings settings, Plan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /** A course of {@code plan}, at its start. */
    static Course of(Plan plan, Endpoint endpoint, Path archives, HaltSwitch halt, Consumer<String> news) {
        EngineSettings usual = EngineSettings.of(endpoint, ReplicaList.NONE, archives, halt);
        Waiter real = usual.waiter();
        EngineSettings settings = new EngineSettings(
                endpoint,
                ReplicaList.NONE,
                archives,
                usual.name(),
                usual.osUser(),
                usual.host(),
                usual.lease(),
                usual.rampLease(),
                halt,
                time -> real.pause(time.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : time),
                news);
        try (Engine engine = Engine.open(settings)) {
            engine.start(plan, "");
            engine.waiveRehearsal(
                    plan.migration(),
                    WHY,
                    Consent.waivers(plan.roles()).stream().findFirst());
            return new Course(settings, plan);
        }
    }

    /** A migration that did not come to where it was to go. */
    static final class Stuck extends Exception {
        private static final long serialVersionUID = 1L;

        Stuck(String text) {
            super(text);
        }
    }

    /** Goes on forward until {@code phase} is complete. */
    void forward(Phase phase) throws Stuck {
        try (Engine engine = Engine.open(settings)) {
            engine.resume(plan.migration());
            go(engine, Optional.of(phase), phase);
        }
    }

    /** Goes back until everything after {@code phase} is taken back. */
    void back(Phase phase) throws Stuck {
        try (Engine engine = Engine.open(settings)) {
            engine.undo(plan.migration(), phase, WHY);
            go(engine, Optional.empty(), phase);
        }
    }

    private void go(Engine engine, Optional<Phase> until, Phase to) throws Stuck {
        String said = "";
        for (int asked = 0; asked < PERSONS_MAX; asked++) {
            Outcome outcome = engine.run(plan.migration(), until);
            if (outcome.kind() != Outcome.Kind.WAITS_FOR_PERSON) {
                requireReached(outcome, to);
                return;
            }
            if (outcome.text().equals(said)) {
                throw new Stuck(outcome.text());
            }
            said = outcome.text();
            answer(engine);
        }
        throw new Stuck("a person is asked again and again: " + said);
    }

    private static void requireReached(Outcome outcome, Phase to) throws Stuck {
        if (outcome.kind() != Outcome.Kind.REACHED || outcome.phase() != to) {
            throw new Stuck("it stands in %s: %s".formatted(outcome.phase(), outcome.text()));
        }
    }

    private void answer(Engine engine) {
        Position position = engine.position(plan.migration());
        List<Step> steps = plan.steps(position.phase());
        steps.stream()
                .filter(step -> step.name().equals(position.step()))
                .filter(Step.Approve.class::isInstance)
                .flatMap(step -> ((Step.Approve) step).approvers().stream())
                .forEach(name -> approve(engine, name));
        engine.attest(plan.migration(), "old-unused", WHY);
        engine.attest(plan.migration(), "new-unused", WHY);
    }

    private void approve(Engine engine, String name) {
        try {
            engine.approve(plan.migration(), name);
        } catch (InchwormException e) {
            if (e.code() != ErrorCode.MOVE_NOT_LEGAL) {
                throw e; // approved already, by a name that stands there twice
            }
        }
    }
}
