// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.backfill.Segments;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.parity.ParityJob;
import dev.inchworm.engine.parity.ParityResult;
import dev.inchworm.engine.parity.Sampling;
import dev.inchworm.engine.phase.VerifyAction;
import dev.inchworm.engine.sensor.Measured;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.throttle.Throttle;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * The drift watch: from CUTOVER to HOLD it judges a sample of rows now and then, on a thread and a session of its own,
 * so that a slow sample keeps neither the lease nor the lever waiting. By turns it goes on from where it was, so that
 * every row is judged again and again, and looks at a random place, so that what differs widely is found soon.
 *
 * <p>It samples while reads are moved and while the old side is kept, never beside a change of the schema. It takes at
 * most a twentieth of one session's time. What differed once stays told for as long as this engine runs.
 */
final class Drift implements AutoCloseable {

    /** Evidence of rows that a sample found to differ. */
    static final String DRIFT = "drift";

    private static final Set<Phase> SAMPLED = EnumSet.of(Phase.CUTOVER, Phase.ENFORCE, Phase.HOLD);
    private static final int ROWS = 5_000;
    private static final int LISTED_MAX = 3;
    private static final int SHARE = 20;
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final long PACE = Duration.ofSeconds(1).toNanos();
    /** Where nobody asks any more, the migration is going back or has stopped. */
    private static final long FORGOTTEN_AFTER = Duration.ofSeconds(2).toNanos();

    private final Desk desk;
    private final Plan plan;
    private final Session session;
    private final Thread thread;
    private volatile Measured<Long> found = new Measured.Absent<>("no sample was taken yet");
    private volatile Optional<Position> asked = Optional.empty();
    private volatile long askedAt;
    private volatile boolean closed;
    private Optional<Sampling> sampling = Optional.empty();
    private boolean isRandom = true;
    private long nextAt = System.nanoTime();

    Drift(Desk desk, Plan plan) {
        this.desk = desk;
        this.plan = plan;
        this.session = desk.session("inchworm:drift");
        this.thread = new Thread(this::work, "inchworm-drift-" + plan.migration());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** What samples have found; asking for it keeps them coming. */
    Measured<Long> at(Position position) {
        boolean isSampled = SAMPLED.contains(position.phase())
                && plan.steps(position.phase()).stream()
                        .filter(step -> step.name().equals(position.step()))
                        .anyMatch(step -> step instanceof Step.Ramp || step instanceof Step.Hold);
        if (!isSampled) {
            return new Measured.Absent<>("not sampled in this step");
        }
        askedAt = System.nanoTime();
        asked = Optional.of(position);
        return found;
    }

    private void work() {
        while (!closed) {
            try {
                desk.settings().waiter().pause(ROUND);
                look();
            } catch (CancellationException e) {
                return;
            } catch (RuntimeException e) {
                found = new Measured.Unreadable<>(
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        Optional<Position> position = asked;
        boolean isDue = now - nextAt >= 0 && now - askedAt < FORGOTTEN_AFTER;
        if (!isDue || position.isEmpty() || found.value().orElse(0L) > 0) {
            return;
        }
        Sampling rows = sampling(position.get());
        isRandom = !isRandom;
        ParityResult result = isRandom ? rows.sample(ROWS) : rows.next(ROWS);
        long done = System.nanoTime();
        nextAt = done + Math.max(PACE, (done - now) * SHARE);
        switch (result.verdict()) {
            case CLEAN -> found = new Measured.Value<>(0L);
            case INCONCLUSIVE -> found = new Measured.Unreadable<>(result.why());
            case DIFFERENT -> {
                note(position.get(), result);
                found = new Measured.Value<>(result.differing() + result.broken());
            }
        }
    }

    private Sampling sampling(Position position) {
        if (sampling.isEmpty()) {
            Step.Verify step = plan.steps(Phase.VERIFY).stream()
                    .filter(Step.Verify.class::isInstance)
                    .map(Step.Verify.class::cast)
                    .findFirst()
                    .orElseThrow();
            Throttle never = () -> new Throttle.Go();
            ParityJob job = new ParityJob(
                    () -> session,
                    plan,
                    step,
                    never,
                    desk.settings().halt(),
                    desk.settings().waiter(),
                    System::nanoTime,
                    false,
                    progress -> {});
            sampling = Optional.of(new Sampling(job, session, places(position), new SplittableRandom()));
        }
        return sampling.get();
    }

    private List<Key> places(Position position) {
        Segments segments = new Segments(position.id(), "backfill.copy", position.planHash(), position.syncEpoch());
        return session.inTransaction(Engine.shortTimeouts(), segments::bounds);
    }

    /** Which rows, as far as they may be shown: whoever looks into it needs a place to begin. */
    private void note(Position position, ParityResult result) {
        String rows = result.listed().stream()
                .limit(LISTED_MAX)
                .map(row -> "%s %s (%s, %s)".formatted(row.kind(), row.key(), row.oldSide(), row.newSide()))
                .reduce((one, other) -> one + "; " + other)
                .orElse("none listed");
        session.inTransaction(Engine.shortTimeouts(), tx -> {
            desk.evidence().add(tx, position, DRIFT, false, VerifyAction.text(result) + ": " + rows);
            return "";
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
