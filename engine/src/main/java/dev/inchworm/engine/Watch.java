// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Run;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * What runs beside the steps, on a thread and a session of its own: renews the lease and the ramp's, sees what
 * operators ask, and pulls the lever when a stop signal is raised.
 *
 * <p>If it cannot renew the lease for as long as the lease lasts, it throws the halt switch: someone else may be at
 * work.
 */
final class Watch implements HaltSwitch, AutoCloseable {

    /** Marks a reason for which the engine gives its run up. */
    static final String LEAVE = "leave: ";

    private static final Duration ROUND = Duration.ofMillis(200);

    private final Run run;
    private final Duration lease;
    private final HaltSwitch outer;
    private final Function<Position, Optional<String>> stopSignal;
    private final Session session;
    private final Thread thread;
    private volatile Optional<String> reason = Optional.empty();
    private volatile boolean closed;
    private volatile long renewedAt = System.nanoTime();
    private Optional<Direction> direction = Optional.empty();

    Watch(Run run, Session session, Duration lease, HaltSwitch outer, Function<Position, Optional<String>> stopSignal) {
        this.run = run.on(session);
        this.session = session;
        this.lease = lease;
        this.outer = outer;
        this.stopSignal = stopSignal;
        this.thread = new Thread(this::work, "inchworm-watch-" + run.fence().migration());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public Optional<String> thrown() {
        Optional<String> outside = outer.thrown();
        if (outside.isPresent()) {
            return Optional.of(LEAVE + outside.get());
        }
        if (System.nanoTime() - renewedAt > lease.toNanos()) {
            return Optional.of("the lease could not be renewed");
        }
        return reason;
    }

    private void work() {
        while (!closed) {
            try {
                look();
            } catch (CancellationException e) {
                return;
            } catch (RuntimeException e) {
                // A database that does not answer is seen by the steps too; the lease decides how long that may last.
                run.news()
                        .accept("watch: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""));
            }
            if (!closed) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            run.waiter().pause(ROUND);
        } catch (CancellationException e) {
            closed = true;
        }
    }

    private void look() {
        Position position = run.session().inTransaction(Timeouts.SHORT, tx -> {
            if (!new Lease(run.dialect()).renew(tx, run.fence(), lease)) {
                reason = Optional.of(LEAVE + "another engine has taken over");
            }
            return run.journal().position(tx, run.fence().migration());
        });
        if (reason.filter(why -> why.startsWith(LEAVE)).isPresent()) {
            return;
        }
        renewedAt = System.nanoTime();
        overtake(position);
        obey(position);
        if (position.state().mayWork() && position.direction() == Direction.FORWARD) {
            Optional<String> raised = stopSignal.apply(position);
            if (raised.isPresent()) {
                stop(position, raised.get());
            } else {
                renewRamp(position);
            }
        }
    }

    private void obey(Position position) {
        boolean turned = direction.isPresent() && direction.get() != position.direction();
        direction = Optional.of(position.direction());
        if (!position.state().mayWork()) {
            reason = Optional.of("the migration is " + position.state().label());
        } else if (turned) {
            reason = Optional.of("the migration was turned round");
        } else {
            reason = Optional.empty();
        }
    }

    /** Instances never follow an older version than they know, so one that knows more than the route is overtaken. */
    private void overtake(Position position) {
        boolean overtaken = run.session().inTransaction(Timeouts.SHORT, tx -> {
            if (!run.routes().overtake(tx, position.id(), run.who().osUser())) {
                return false;
            }
            run.fence().hold(tx, run.dialect());
            String why = "an instance knew a later version; this database has lost some";
            run.journal().audit().append(tx, position.id(), run.who(), "route", "republished", why);
            return true;
        });
        if (overtaken) {
            run.news().accept("the route was republished: an instance knew a later version than this database");
        }
    }

    private void renewRamp(Position position) {
        if (position.phase() != Phase.CUTOVER) {
            return;
        }
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            Optional<Routes.Row> route = run.routes().find(tx, position.id());
            if (route.isPresent() && route.get().effectiveBp() > 0) {
                run.fence().hold(tx, run.dialect());
                run.routes().renew(tx, position.id(), route.get().version(), run.rampLease());
            }
            return "";
        });
    }

    /** What was measured was judged against where the migration stood; if it moved meanwhile, the next round judges. */
    private void stop(Position position, String signal) {
        boolean stopped = run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            Position now = run.journal().locked(tx, position.id());
            if (!now.isAt(position) || !now.state().mayWork()) {
                return false;
            }
            if (position.phase() == Phase.CUTOVER) {
                new Levers(run).readOld(tx, position, signal);
            }
            run.journal().state(tx, position.id(), State.HALTED, signal);
            run.journal()
                    .audit()
                    .append(
                            tx,
                            position.id(),
                            run.who(),
                            "stop",
                            position.phase().name(),
                            signal);
            return true;
        });
        if (stopped) {
            reason = Optional.of(signal);
            run.news().accept("STOP " + signal);
        }
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
