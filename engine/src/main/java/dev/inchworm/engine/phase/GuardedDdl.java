// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.engine.journal.Rows;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs a change of the schema so that it never makes an application wait long: it looks first who would block it, waits
 * shortly for a strong lock, gives up, and tries again.
 *
 * <p>The change, its probe and what the journal says about it are one transaction. After a connection was lost it looks
 * at the catalog, and never simply runs it again.
 */
final class GuardedDdl {

    private static final Duration BLOCKER_AGE_MAX = Duration.ofSeconds(1);
    private static final int CONNECTIONS_MAX = 20;

    private final Run run;
    private final Settings.Ddl settings;

    GuardedDdl(Run run) {
        this.run = run;
        this.settings = run.plan().settings().ddl();
    }

    /** What is written to the journal in the transaction of the change; {@code changed} tells whether it ran now. */
    @FunctionalInterface
    interface Written {
        void write(Connection transaction, boolean changed) throws SQLException;
    }

    /** Which way. */
    enum Way {
        FORWARD("undone", "done"),
        BACK("done", "undone");

        private final String todo;
        private final String over;

        Way(String todo, String over) {
            this.todo = todo;
            this.over = over;
        }
    }

    /** Makes the change and writes; returns whether it ran now (or was found already made). */
    boolean run(Ddl ddl, Way way, String title, Written written) {
        LockClass lock = way == Way.FORWARD ? ddl.lock() : ddl.backLock();
        int connections = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                awaitBlockers(lock);
                return run.session().inTransaction(timeouts(lock), tx -> once(tx, ddl, way, written, lock));
            } catch (OutcomeUnknown unknown) {
                run.news().accept(title + ": the connection was lost during the commit; looking at the catalog");
                if (++connections >= CONNECTIONS_MAX) {
                    throw outcomeUnknown(title, unknown);
                }
            } catch (Failed failed) {
                if (failed.failure() == Failure.CONNECTION_LOST && ++connections < CONNECTIONS_MAX) {
                    run.news().accept(title + ": the connection was lost; trying again");
                } else {
                    giveUpOrGoOn(failed, attempt, title);
                }
            }
            stopIfHalted(title);
            run.waiter().pause(pauseAfter(attempt));
        }
    }

    private boolean once(Connection tx, Ddl ddl, Way way, Written written, LockClass lock) throws SQLException {
        if (lock != LockClass.ONLINE) {
            run.fence().hold(tx, run.dialect());
        }
        List<String> statements = way == Way.FORWARD ? ddl.forward() : ddl.back();
        boolean changes = !statements.isEmpty() && isToDo(tx, ddl, way);
        if (changes) {
            for (String sql : statements) {
                Rows.execute(tx, sql);
            }
        }
        if (lock == LockClass.ONLINE) {
            // Held last, so that neither a takeover nor an operator waits behind a long scan.
            run.fence().hold(tx, run.dialect());
        }
        written.write(tx, changes);
        return changes;
    }

    private boolean isToDo(Connection tx, Ddl ddl, Way way) throws SQLException {
        String found = Rows.first(tx, ddl.probe(), row -> row.getString(1)).orElse("differs: the probe found nothing");
        if (found.equals(way.todo)) {
            return true;
        }
        if (found.equals(way.over)) {
            return false;
        }
        throw new InchwormException(
                ErrorCode.DEFINITION_DIFFERS,
                "the catalog is neither as planned before this step nor after it: " + found,
                "nothing was changed by this step; the migration stands where it stood",
                "look at the object named, put it back, then inchworm resume "
                        + run.plan().migration());
    }

    private Timeouts timeouts(LockClass lock) {
        return switch (lock) {
            case STRONG, WRITES -> new Timeouts(settings.lockTimeout(), settings.statementTimeout());
            case ONLINE -> Timeouts.NONE;
            case NONE -> Timeouts.SHORT;
        };
    }

    /** A strong lock that queues behind an old transaction makes everyone queue; so it waits outside the queue. */
    private void awaitBlockers(LockClass lock) {
        if (!lock.isStrong()) {
            return;
        }
        for (int look = 0; look < settings.attemptsMax(); look++) {
            List<Locks.Session> old = blockers().stream()
                    .filter(each -> each.age().compareTo(BLOCKER_AGE_MAX) > 0)
                    .toList();
            if (old.isEmpty()) {
                return;
            }
            run.news().accept("waits for " + old.get(0).line());
            stopIfHalted("waiting for a lock");
            run.waiter().pause(Duration.ofMillis(200));
        }
    }

    private List<Locks.Session> blockers() {
        return run.session()
                .inTransaction(
                        Timeouts.SHORT,
                        tx -> run.dialect()
                                .locks()
                                .blockers(tx, run.plan().table().name()));
    }

    private void giveUpOrGoOn(Failed failed, int attempt, String title) {
        switch (failed.failure()) {
            case LOCK_TIMEOUT, DEADLOCK, SERIALIZATION, STATEMENT_TIMEOUT -> {
                if (attempt >= settings.attemptsMax()) {
                    throw lockNotTaken(title, attempt, failed);
                }
            }
            case CONNECTION_LOST, DATA, CONSTRAINT, NOT_GRANTED, ROWS_HIDDEN, OTHER ->
                throw new InchwormException(
                        failed.failure() == Failure.NOT_GRANTED ? ErrorCode.NOT_GRANTED : ErrorCode.STATEMENT_FAILED,
                        "%s: %s (SQLSTATE %s)".formatted(title, failed.reason(), failed.state()),
                        "the step left nothing behind; the migration stands where it stood",
                        "mend the cause, then inchworm resume " + run.plan().migration(),
                        failed);
        }
    }

    private InchwormException lockNotTaken(String title, int attempts, Failed failed) {
        List<Locks.Session> blockers = blockers();
        String who =
                blockers.isEmpty() ? "nobody holds it now" : blockers.get(0).line();
        return new InchwormException(
                ErrorCode.LOCK_NOT_TAKEN,
                "%s: no lock in %d attempts of %d ms; %s"
                        .formatted(title, attempts, settings.lockTimeout().toMillis(), who),
                "the step left nothing behind; the migration stands where it stood",
                "end that session or wait for it, then inchworm resume %s; or raise ddl.attempts_max"
                        .formatted(run.plan().migration()),
                failed);
    }

    private InchwormException outcomeUnknown(String title, OutcomeUnknown unknown) {
        return new InchwormException(
                ErrorCode.OUTCOME_UNKNOWN,
                "%s: the connection was lost during the commit, again and again".formatted(title),
                "the step either took effect with its journal row, or left nothing behind",
                "inchworm run %s looks at the catalog first"
                        .formatted(run.plan().migration()),
                unknown);
    }

    private void stopIfHalted(String title) {
        run.halt().thrown().ifPresent(why -> {
            throw new Halted(title + ": " + why);
        });
    }

    private Duration pauseAfter(int attempt) {
        long base = Math.max(20, settings.lockTimeout().toMillis()) * Math.min(10, attempt);
        long capped = Math.min(5_000, base);
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped));
    }
}
