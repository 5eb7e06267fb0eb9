// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.dialect.SyncSql;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Rows;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Measured;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.sensor.StopSignal;
import dev.inchworm.engine.sensor.StopSignals;
import dev.inchworm.engine.sensor.StopSignals.Sensor;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.Vitals;
import dev.inchworm.engine.sensor.Window;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the stop signals in every round of the watch. Used by the watch's thread only. */
final class StopWatch implements AutoCloseable {

    /** Evidence of the table's write latency before anything was done. */
    static final String IDLE = "idle-write-p99";

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Desk desk;
    private final Plan plan;
    private final Session session;
    private final Replicas replicas;
    private final StopSignals signals;
    private final Figures figures;
    private final Drift drift;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private Optional<Duration> idle = Optional.empty();

    StopWatch(Desk desk, Plan plan) {
        this.desk = desk;
        this.plan = plan;
        this.session = desk.session("inchworm:watch");
        this.replicas =
                new Replicas(desk.session("inchworm:watch"), desk.settings().replicas(), System::nanoTime);
        this.figures = new Figures(desk.dialect(), plan.migration());
        this.drift = new Drift(desk, plan);
        Set<Sensor> required = EnumSet.of(Sensor.TALLY, Sensor.SYNC);
        if (!replicas.isEmpty()) {
            required.add(Sensor.REPLICAS);
        }
        this.signals = new StopSignals(plan.settings(), required);
    }

    /** Begins to sample; everything else is measured when it is asked for. */
    void start() {
        drift.start();
    }

    /** The first signal that is raised where the migration stands; empty in phases that change nothing yet. */
    Optional<String> signal(Position position) {
        Optional<Window> window = window();
        noteIdle(position, window);
        Optional<SyncState> expected = expected(position);
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        return signals.first(vitals(position, expected.get(), window)).map(StopWatch::line);
    }

    private static String line(StopSignal signal) {
        return "%s: %s (measured %s, limit %s)"
                .formatted(signal.name(), signal.text(), signal.measured(), signal.limit());
    }

    private Vitals vitals(Position position, SyncState expected, Optional<Window> window) {
        Measured<Window> figures = window.<Measured<Window>>map(Measured.Value::new)
                .orElseGet(() -> new Measured.Absent<>("no application reports figures"));
        Measured<Duration> idleP99 = idle.<Measured<Duration>>map(Measured.Value::new)
                .orElseGet(() -> new Measured.Absent<>("no idle figure was taken"));
        Measured<List<Replicas.Standing>> standings =
                replicas.isEmpty() ? new Measured.Absent<>("no replica is listed") : Measured.by(replicas::measure);
        return Vitals.absent()
                .withWindow(figures)
                .withIdleWriteP99(
                        isWatchedForWrites(position.phase()) ? idleP99 : new Measured.Absent<>("not this phase"))
                .withRecorded(recorded(Tally.Kind.DIVERGENCE, position), recorded(Tally.Kind.UP_ERROR, position))
                .withSync(Measured.by(() -> sync(expected)))
                .withReplicas(standings)
                .withDrift(drift.at(position));
    }

    private static boolean isWatchedForWrites(Phase phase) {
        return phase == Phase.EXPAND || phase == Phase.BACKFILL;
    }

    private Measured<Long> recorded(Tally.Kind kind, Position position) {
        return Measured.by(() -> read(tx -> new Tally(plan.migration()).total(tx, kind, position.phaseSince())));
    }

    private String sync(SyncState state) {
        SyncSql.Target target = new SyncSql.Target(plan.migration(), plan.table(), plan.oldColumns(), plan.mapping());
        String sql = desk.dialect().sync().watch(target, state);
        return read(tx -> Rows.first(tx, sql, row -> row.getString(1)).orElse("not found"));
    }

    /** The state in which the sync should stand; empty while it is off, or while a step is moving it. */
    private Optional<SyncState> expected(Position position) {
        SyncState state = SyncState.OFF;
        for (Phase phase : Phase.values()) {
            for (Step step : plan.steps(phase)) {
                boolean isHere = phase == position.phase() && step.name().equals(position.step());
                if (isHere) {
                    return step instanceof Step.Sync ? Optional.empty() : known(state);
                }
                if (phase == position.phase() && position.step().equals(Position.START)) {
                    return known(state);
                }
                if (step instanceof Step.Sync sync) {
                    state = sync.to();
                }
            }
            if (phase == position.phase()) {
                return known(state);
            }
        }
        return known(state);
    }

    private static Optional<SyncState> known(SyncState state) {
        return state == SyncState.OFF ? Optional.empty() : Optional.of(state);
    }

    private Optional<Window> window() {
        Reading now = read(figures::read);
        Instant oldest = now.at().minus(WINDOW);
        while (readings.size() > 1 && readings.peekFirst().at().isBefore(oldest)) {
            readings.removeFirst();
        }
        Optional<Window> window = readings.isEmpty() || now.instances().isEmpty()
                ? Optional.empty()
                : Optional.of(now.since(readings.peekFirst()));
        readings.addLast(now);
        return window;
    }

    /** What applications counted before anything was done is the idle figure. */
    private void noteIdle(Position position, Optional<Window> window) {
        if (idle.isPresent()) {
            return;
        }
        idle = read(tx -> desk.evidence().all(tx, plan.migration())).stream()
                .filter(item -> item.kind().equals(IDLE))
                .findFirst()
                .map(Evidence.Item::detail)
                .map(Duration::parse);
        boolean isBefore = position.phase() == Phase.PREPARE || position.phase() == Phase.EXPAND;
        if (idle.isEmpty() && isBefore && window.isPresent()) {
            Window sinceStart =
                    readings.peekLast().since(new Reading(readings.peekLast().at(), List.of()));
            if (sinceStart.writeSamples() >= StopSignals.SAMPLES_MIN) {
                idle = sinceStart.writeP99();
                idle.ifPresent(p99 -> read(tx -> {
                    desk.evidence().add(tx, position, IDLE, true, p99.toString());
                    return "";
                }));
            }
        }
    }

    private <T> T read(Unit<T> unit) {
        return session.inTransaction(Engine.shortTimeouts(), unit);
    }

    @Override
    public void close() {
        drift.close();
        session.close();
        replicas.close();
    }
}
