// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.Failure;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.core.probe.Probed;
import dev.inchworm.postgresql.probe.Effects.Ran;
import dev.inchworm.postgresql.probe.HeldLocks.Held;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs the statements of one unit, as a migration's file is, in one transaction that is rolled back, and tells of each
 * what it locked, rewrote, built, read and wrote. Nothing is known by rule here: what is told was seen.
 *
 * <p>For throw-away databases only: a statement that ends the transaction by itself cannot be kept from doing so. The
 * connection is used as it is, with its role and search path, and has no transaction open afterwards. Not for several
 * threads.
 */
public final class StatementProbe {

    private static final String NOT_IN_TRANSACTION = "25001";

    /** What may run alone: the rest reaches beyond the database. The server names the command in its message. */
    private static final Pattern STAYS_INSIDE =
            Pattern.compile("\\b(INDEX|REINDEX|VACUUM|CLUSTER|REPACK|PARTITION|DETACH)\\b");

    private final Connection session;
    private final Optional<Other> other;
    private final Limits limits;
    private final List<Measured> told = new ArrayList<>();
    private boolean isLeftBehind;

    /** Opens another session to the same database. */
    @FunctionalInterface
    public interface Other {
        /** A new session; the probe closes it. */
        Connection open() throws SQLException;
    }

    private StatementProbe(Connection session, Optional<Other> other, Limits limits) {
        this.session = session;
        this.other = other;
        this.limits = limits;
    }

    /**
     * Runs a unit. A failing statement is an answer and no exception.
     *
     * @param session to a throw-away database; an open transaction of its own is rolled back
     * @param other from where statements that run in no transaction are watched; without it their locks are not known
     * @param statements of the unit, in order, one each and complete
     * @throws SQLException if the server cannot be asked any more
     */
    public static Probed run(Connection session, Optional<Other> other, Limits limits, List<String> statements)
            throws SQLException {
        boolean wasAutoCommit = session.getAutoCommit();
        session.setAutoCommit(false);
        session.rollback();
        try {
            return new StatementProbe(session, other, limits).probe(statements);
        } finally {
            session.rollback();
            session.setAutoCommit(wasAutoCommit);
        }
    }

    private Probed probe(List<String> statements) throws SQLException {
        Snapshot first = Snapshot.of(session);
        Snapshot before = first;
        limit("set local");
        for (String sql : statements) {
            boolean isOver = !limits.goesOn() && told.stream().anyMatch(each -> !each.isDone());
            if (isOver) {
                told.add(new Ran(sql, How.NOT_RUN, Duration.ZERO, Optional.empty()).unmeasured());
            } else {
                before = one(sql, first, before);
            }
        }
        return new Probed(told, isLeftBehind);
    }

    private Snapshot one(String sql, Snapshot first, Snapshot before) throws SQLException {
        Set<Held> held = HeldLocks.of(session, pid());
        Counts counts = Counts.ofTransaction(session);
        String transaction = transaction();
        Savepoint start = session.setSavepoint();
        Ran ran = ran(sql, How.IN_TRANSACTION);
        if (ran.error().isPresent()) {
            session.rollback(start);
            return failed(ran, first, before);
        }
        if (!transaction.equals(transaction())) {
            isLeftBehind = true;
            limit("set local");
            Snapshot after = Snapshot.of(session);
            Ran ended = new Ran(sql, How.ENDED_TRANSACTION, ran.duration(), Optional.empty());
            told.add(ended.unmeasured());
            return after;
        }
        Set<Held> taken = HeldLocks.of(session, pid());
        taken.removeAll(held);
        Counts counted = Counts.ofTransaction(session);
        Snapshot after = Snapshot.of(session);
        told.add(new Effects(first, before, after).measured(ran, taken, counted.since(counts), session));
        return after;
    }

    private Snapshot failed(Ran ran, Snapshot first, Snapshot before) throws SQLException {
        Failure failure = ran.error().orElseThrow();
        boolean isAlone = failure.state().equals(NOT_IN_TRANSACTION);
        if (isAlone
                && limits.leaving() == Limits.Leaving.DATABASE
                && STAYS_INSIDE.matcher(failure.message()).find()) {
            return alone(ran.sql(), first, before);
        }
        told.add(isAlone ? new Ran(ran.sql(), How.NOT_RUN, Duration.ZERO, ran.error()).unmeasured() : ran.unmeasured());
        return before;
    }

    /** What came before is kept, so that the statement finds it. */
    private Snapshot alone(String sql, Snapshot first, Snapshot before) throws SQLException {
        session.commit();
        isLeftBehind = true;
        session.setAutoCommit(true);
        try {
            limit("set");
            Counts counts = Counts.ofSession(session);
            Watched watched = watched(sql);
            Counts counted = Counts.ofSession(session);
            Snapshot after = Snapshot.of(session);
            told.add(new Effects(first, before, after)
                    .measured(watched.ran(), watched.locks(), counted.since(counts), session));
            return after;
        } finally {
            Query.run(session, "reset lock_timeout");
            Query.run(session, "reset statement_timeout");
            session.setAutoCommit(false);
            limit("set local");
        }
    }

    private record Watched(Ran ran, Set<Held> locks) {}

    private Watched watched(String sql) throws SQLException {
        if (other.isEmpty()) {
            return new Watched(ran(sql, How.ALONE_UNWATCHED), Set.of());
        }
        try (Watcher watcher = Watcher.start(other.get().open(), pid())) {
            Ran ran = ran(sql, How.ALONE);
            Set<Held> seen = watcher.seen();
            return seen.isEmpty()
                    ? new Watched(new Ran(sql, How.ALONE_UNWATCHED, ran.duration(), ran.error()), seen)
                    : new Watched(ran, seen);
        }
    }

    private Ran ran(String sql, How how) {
        long start = System.nanoTime();
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return new Ran(sql, how, Duration.ofNanos(System.nanoTime() - start), Optional.empty());
        } catch (SQLException e) {
            return new Ran(sql, how, Duration.ofNanos(System.nanoTime() - start), Optional.of(failure(e)));
        }
    }

    private void limit(String set) throws SQLException {
        Query.run(session, set + " lock_timeout = " + limits.lock().toMillis());
        Query.run(session, set + " statement_timeout = " + limits.statement().toMillis());
    }

    private int pid() throws SQLException {
        return (int) Query.one(session, "select pg_catalog.pg_backend_pid()").number(0);
    }

    /** The server's own number of the open transaction. */
    private String transaction() throws SQLException {
        return Query.one(
                        session,
                        "select virtualxid from pg_catalog.pg_locks where locktype = 'virtualxid'"
                                + " and pid = pg_catalog.pg_backend_pid()")
                .text(0);
    }

    private static Failure failure(SQLException e) {
        Optional<ServerErrorMessage> server = e instanceof PSQLException known
                ? Optional.ofNullable(known.getServerErrorMessage())
                : Optional.empty();
        return new Failure(
                Optional.ofNullable(e.getSQLState()).orElse(""),
                server.map(ServerErrorMessage::getMessage)
                        .orElseGet(() -> String.valueOf(e.getMessage()))
                        .lines()
                        .findFirst()
                        .orElse(""),
                server.map(ServerErrorMessage::getPosition).filter(position -> position > 0));
    }
}
