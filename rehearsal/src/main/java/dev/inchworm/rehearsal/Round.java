// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.Rehearsal.Order;
import dev.inchworm.rehearsal.Stop.Moment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One rehearsal under way. */
final class Round {

    private static final String TRIGGERS = """
        select count(*) from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? and c.relname = ? and not t.tgisinternal\
        """;

    private final Order order;
    private final Path archives;
    private final Plan plan;
    private final Comparison comparison;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Phase, Snapshot> forward = new EnumMap<>(Phase.class);
    private final Map<Phase, PhaseFigures> figures = new EnumMap<>(Phase.class);
    private String place = "start";

    Round(Order order, Path archives) throws SQLException {
        this.order = order;
        this.archives = archives;
        try (Connection connection = order.trial().connect()) {
            Table here = Dialects.of(order.trial().endpoint().url())
                    .catalogs()
                    .read(connection, order.plan().table().name());
            this.plan = Shortened.of(order.plan(), asPlanned(order.plan().table(), here));
            boolean hasTriggers = Query.one(
                                    connection,
                                    TRIGGERS,
                                    here.name().schema(),
                                    here.name().name())
                            .number(0)
                    > 0;
            this.comparison = new Comparison(order.plan(), hasTriggers);
        }
    }

    /** The planned table on the trial server: another release or owner there is no change of the table. */
    private static Table asPlanned(Table planned, Table here) {
        return new Table(
                planned.name(),
                planned.columns(),
                planned.key(),
                planned.rowTriggers(),
                here.owner(),
                here.serverVersion());
    }

    RehearsalOutcome run() throws SQLException {
        long began = System.nanoTime();
        Meter meter = Meter.of(order.trial(), plan);
        try {
            go(Course.of(plan, order.runner(), archives, order.halt(), meter::tell), meter);
        } catch (Course.Stuck | InchwormException stuck) {
            problems.add(problem(stuck));
        }
        return new RehearsalOutcome(
                problems,
                comparison.notes(),
                List.copyOf(figures.values()),
                meter.steps(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private Problem problem(Exception stuck) {
        String text = stuck instanceof InchwormException told ? told.happened() : String.valueOf(stuck.getMessage());
        List<String> lines = text.lines().toList();
        return new Problem(place, lines.get(0), lines.subList(1, lines.size()));
    }

    private void go(Course course, Meter meter) throws Course.Stuck, SQLException {
        at("PREPARE");
        course.forward(Phase.PREPARE);
        Snapshot start = snapshot(Phase.PREPARE);
        fromEachPhase(course, start);
        there(course, meter);
        back(course, meter);
        meter.stop();
        at("forward again");
        course.forward(Phase.DONE);
        problems.addAll(comparison.of("forward again", snapshotOf(Phase.DONE), Snapshot.of(order.trial()), false));
    }

    private void at(String where) {
        place = where;
        order.news().accept(where);
    }

    /** To each phase and back to the start. What is past the archive comes later, since it moves columns. */
    private void fromEachPhase(Course course, Snapshot start) throws Course.Stuck, SQLException {
        for (Phase phase : Phase.values()) {
            if (phase != Phase.PREPARE && !Phase.CONTRACT.reaches(phase)) {
                at("from %s back to the start".formatted(phase));
                course.forward(phase);
                course.back(Phase.PREPARE);
                problems.addAll(comparison.of("undo from " + phase, start, Snapshot.of(order.trial()), true));
            }
        }
    }

    private void there(Course course, Meter meter) throws Course.Stuck, SQLException {
        listen(Phase.PREPARE, Direction.FORWARD, Moment.AFTER);
        for (Phase phase : Phase.values()) {
            if (phase == Phase.PREPARE) {
                continue;
            }
            listen(phase, Direction.FORWARD, Moment.BEFORE);
            at(phase + " forward");
            Meter.Mark before = meter.keepSteps();
            course.forward(phase);
            Meter.Mark after = meter.mark();
            figures.put(
                    phase,
                    new PhaseFigures(
                            phase,
                            after.nanos() - before.nanos(),
                            OptionalLong.empty(),
                            after.walBytes() - before.walBytes(),
                            after.diskBytes() - before.diskBytes(),
                            true));
            snapshot(phase);
            listen(phase, Direction.FORWARD, Moment.AFTER);
        }
    }

    private void back(Course course, Meter meter) throws Course.Stuck, SQLException {
        List<Phase> phases = new ArrayList<>(Arrays.asList(Phase.values()));
        Collections.reverse(phases);
        for (Phase phase : phases) {
            if (phase == Phase.PREPARE || phase == Phase.EXPAND) {
                continue; // EXPAND is taken back with DUAL_WRITE: a migration cannot rest between them
            }
            Phase to = phase == Phase.DUAL_WRITE ? Phase.PREPARE : phase.back().orElseThrow();
            listen(phase, Direction.BACK, Moment.BEFORE);
            at(phase + " back");
            Meter.Mark before = meter.keepSteps();
            course.back(to);
            long nanos = meter.mark().nanos() - before.nanos();
            List<Problem> found = compared(phase, to);
            problems.addAll(found);
            note(phase, nanos, found.isEmpty());
            listen(to == Phase.PREPARE ? Phase.EXPAND : phase, Direction.BACK, Moment.AFTER);
        }
    }

    private List<Problem> compared(Phase phase, Phase to) throws SQLException {
        String where = "undo of " + phase;
        Snapshot now = Snapshot.of(order.trial());
        if (to == Phase.PREPARE) {
            return comparison.of(where, snapshotOf(to), now, false);
        }
        List<Problem> found = new ArrayList<>(comparison.catalog(where, snapshotOf(to), now, false));
        found.addAll(comparison.oldSide(where, snapshotOf(to), now));
        return found;
    }

    private void note(Phase phase, long nanos, boolean undone) {
        figures.computeIfPresent(
                phase,
                (same, there) -> new PhaseFigures(
                        phase,
                        there.forwardNanos(),
                        OptionalLong.of(nanos),
                        there.walBytes(),
                        there.diskBytes(),
                        undone));
    }

    private Snapshot snapshot(Phase phase) throws SQLException {
        Snapshot snapshot = Snapshot.of(order.trial());
        forward.put(phase, snapshot);
        return snapshot;
    }

    private Snapshot snapshotOf(Phase phase) {
        Snapshot snapshot = forward.get(phase);
        if (snapshot == null) {
            throw new IllegalStateException("no snapshot of " + phase);
        }
        return snapshot;
    }

    private void listen(Phase phase, Direction direction, Moment moment) {
        Stop stop = new Stop(order.trial(), plan, phase, direction, moment);
        for (RehearsalListener listener : order.listeners()) {
            try {
                listener.at(stop).forEach(line -> problems.add(Problem.of(stop.place(), line)));
            } catch (SQLException e) {
                problems.add(Problem.of(stop.place(), "cannot be looked at: " + e.getMessage()));
            }
        }
    }
}
