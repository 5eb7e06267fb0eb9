// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.journal.Consent;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.journal.Journal;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.Who;
import dev.inchworm.engine.phase.Gates;
import dev.inchworm.engine.phase.Run;
import dev.inchworm.engine.phase.VerifyAction;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.OutcomeUnknown;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the engine's parts share: the dialect, one session for short work, and who we are. */
final class Desk implements AutoCloseable {

    private final EngineSettings settings;
    private final Dialect dialect;
    private final Session session;
    private final Who who;

    private Desk(EngineSettings settings, Dialect dialect, Session session, Who who) {
        this.settings = settings;
        this.dialect = dialect;
        this.session = session;
        this.who = who;
    }

    static Desk open(EngineSettings settings) {
        Dialect dialect = Dialects.of(settings.endpoint().url());
        Session session = new Session(dialect, settings.endpoint(), "inchworm");
        try {
            String user = session.inTransaction(Timeouts.SHORT, tx -> {
                dialect.sessions().requireOwnSession(tx, settings.endpoint());
                return dialect.sessions().user(tx);
            });
            return new Desk(settings, dialect, session, new Who(settings.osUser(), user, settings.host()));
        } catch (Failed failed) {
            session.close();
            throw new InchwormException(
                    ErrorCode.NOT_CONNECTED,
                    "%s: %s".formatted(settings.endpoint().url(), failed.reason()),
                    "nothing was read or changed",
                    "check url, user and password in inchworm.yaml, and that the server accepts this host",
                    failed);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    EngineSettings settings() {
        return settings;
    }

    Dialect dialect() {
        return dialect;
    }

    Who who() {
        return who;
    }

    Journal journal() {
        return new Journal(dialect);
    }

    Evidence evidence() {
        return new Evidence(dialect);
    }

    Routes routes() {
        return new Routes(dialect);
    }

    Consent consent() {
        return new Consent(dialect);
    }

    Session session(String name) {
        return new Session(dialect, settings.endpoint(), name);
    }

    /** Reads in a transaction of its own. */
    <T> T read(Unit<T> unit) {
        return guarded(() -> session.inTransaction(Timeouts.SHORT, unit), Optional.empty());
    }

    /** What a command does with a migration it found. */
    @FunctionalInterface
    interface Command {
        void on(Connection tx, Position position) throws SQLException;
    }

    /** One command of a person, in a transaction of its own. */
    void command(String id, Command command) {
        read(tx -> {
            command.on(tx, journal().position(tx, id));
            return "";
        });
    }

    /** The audit entry of a command. */
    void audit(Connection tx, Position position, String action, String detail, String reason) throws SQLException {
        journal().audit().append(tx, position.id(), who, action, detail, reason);
    }

    /** Who asked, and why if that was said. */
    String by(String reason) {
        return "by " + who.osUser() + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Looks in a transaction that is taken back; a refusal of the server is the caller's to tell. */
    <T> T look(Unit<T> unit) {
        return session.inRolledBack(Timeouts.SHORT, unit);
    }

    /** Works on {@code table} in a transaction that is taken back. */
    <T> T rolledBack(TableName table, Unit<T> unit) {
        return guarded(() -> session.inRolledBack(Timeouts.SHORT, unit), Optional.of(table));
    }

    private <T> T guarded(Supplier<T> work, Optional<TableName> table) {
        try {
            return work.get();
        } catch (Failed failed) {
            throw told(failed, table);
        } catch (OutcomeUnknown unknown) {
            throw new InchwormException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "the connection was lost during a commit",
                    "what was asked either took effect whole or not at all",
                    "inchworm status shows which; ask again if it did not",
                    unknown);
        }
    }

    private InchwormException told(Failed failed, Optional<TableName> table) {
        if (failed.failure() == Failure.LOCK_TIMEOUT && table.isPresent()) {
            return new Obstacle(session, table.get()).told(failed);
        }
        ErrorCode code = switch (failed.failure()) {
            case CONNECTION_LOST -> ErrorCode.NOT_CONNECTED;
            case NOT_GRANTED -> ErrorCode.NOT_GRANTED;
            default -> ErrorCode.STATEMENT_FAILED;
        };
        return new InchwormException(
                code,
                "%s (SQLSTATE %s)".formatted(failed.reason(), failed.state()),
                "that transaction left nothing behind; the migration stands where the journal says",
                "inchworm status, then run again when the cause is mended",
                failed);
    }

    /** Works with a run that only reads: it holds no lease, and its fence fits nobody's. */
    <T> T reading(Position position, Plan plan, Function<Run, T> work) {
        try (Senses senses = new Senses(this, plan)) {
            return work.apply(run(plan, new Fence(position.id(), -1), session, settings.halt(), senses));
        } catch (Failed failed) {
            throw told(failed, Optional.of(plan.table().name()));
        }
    }

    private Run run(Plan plan, Fence fence, Session worker, HaltSwitch halt, Senses senses) {
        return new Run(
                dialect,
                plan,
                fence,
                worker,
                () -> session("inchworm:" + plan.migration()),
                senses,
                halt,
                settings.waiter(),
                settings.news(),
                settings.archives(),
                settings.rampLease(),
                who,
                settings.replicas());
    }

    /** Takes the lease, works, and gives it back; the watch runs beside it. */
    Outcome withLease(String id, Function<Run, Outcome> work) {
        read(tx -> journal().position(tx, id));
        Plan plan = read(tx -> journal().plan(tx, id));
        Fence fence = read(tx -> new Lease(dialect).take(tx, id, settings.name(), settings.lease()));
        bringUpToDate(fence);
        noteHistory(id);
        LateHalt halt = new LateHalt(settings.halt());
        try (Session worker = session("inchworm:" + id);
                Senses senses = new Senses(this, plan);
                StopWatch signals = new StopWatch(this, plan)) {
            Run run = run(plan, fence, worker, halt, senses);
            try (Watch watch =
                    new Watch(run, session("inchworm:watch"), settings.lease(), settings.halt(), signals::signal)) {
                halt.follow(watch);
                signals.start();
                watch.start();
                return work.apply(run);
            }
        } catch (Failed failed) {
            throw told(failed, Optional.of(plan.table().name()));
        } finally {
            release(fence);
        }
    }

    /** A journal that an older release began is carried on by this one, once it holds the lease. */
    private void bringUpToDate(Fence fence) {
        read(tx -> {
            fence.hold(tx, dialect);
            journal().install(tx);
            return "";
        });
    }

    private void release(Fence fence) {
        try {
            session.inTransaction(Timeouts.SHORT, tx -> {
                new Lease(dialect).release(tx, fence);
                return "";
            });
        } catch (Failed | OutcomeUnknown e) {
            settings.news().accept("the lease could not be given back; it ends by itself");
        }
    }

    /** A failover or a restore voids what was proven before it. */
    private void noteHistory(String id) {
        read(tx -> {
            Position position = journal().position(tx, id);
            String history = dialect.sessions().history(tx);
            if (!history.equals(position.history())) {
                journal().history(tx, id, history);
                String why = "void: the server's history changed from %s to %s".formatted(position.history(), history);
                evidence().voidAll(tx, id, VerifyAction.PARITY, why);
                journal().audit().append(tx, id, who, "history", history, why);
            }
            return "";
        });
    }

    void recordPreflight(Connection tx, Position position, String detail) throws SQLException {
        evidence().add(tx, position, Gates.PREFLIGHT, true, detail);
    }

    @Override
    public void close() {
        session.close();
    }
}
