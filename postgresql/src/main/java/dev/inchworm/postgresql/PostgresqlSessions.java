// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.dialect.Sessions;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** Sessions of our own over the PostgreSQL driver. */
final class PostgresqlSessions implements Sessions {

    private static final String CONNECT_SECONDS_MAX = "10";

    /** A transaction of ours never waits for anything but the server; one that does is stuck, and must let go. */
    private static final Duration IDLE_IN_TRANSACTION_MAX = Duration.ofSeconds(60);

    private static final Duration SILENCE_GRACE = Duration.ofSeconds(15);

    /** Everything after the isolation level is one query, so that pinning costs one round trip and one parse. */
    private static final String PIN = """
            set transaction isolation level read committed%s;
            select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
                   pg_catalog.set_config('row_security', 'off', true),
                   pg_catalog.set_config('TimeZone', 'UTC', true),
                   pg_catalog.set_config('DateStyle', 'ISO, YMD', true),
                   pg_catalog.set_config('IntervalStyle', 'postgres', true),
                   pg_catalog.set_config('extra_float_digits', '3', true),
                   pg_catalog.set_config('bytea_output', 'hex', true),
                   pg_catalog.set_config('standard_conforming_strings', 'on', true),
                   pg_catalog.set_config('quote_all_identifiers', 'off', true),
                   pg_catalog.set_config('transform_null_equals', 'off', true),
                   pg_catalog.set_config('check_function_bodies', 'on', true),
                   pg_catalog.set_config('client_min_messages', 'warning', true),
                   pg_catalog.set_config('lock_timeout', '%d', true),
                   pg_catalog.set_config('statement_timeout', '%d', true),
                   pg_catalog.set_config('idle_in_transaction_session_timeout', '%d', true),
                   case when pg_catalog.int4(pg_catalog.current_setting('server_version_num'))
                             operator(pg_catalog.>=) 170000
                        then pg_catalog.set_config('transaction_timeout', '0', true) end,
                   case when pg_catalog.current_setting('session_replication_role') operator(pg_catalog.<>) 'origin'
                        then pg_catalog.set_config('session_replication_role', 'origin', true) end""";

    private static final String HISTORY = """
            select (select system_identifier::text from pg_catalog.pg_control_system()) || '/'
                   || case when pg_catalog.pg_is_in_recovery() then 'replica'
                           else pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8) end
                   || '/' || (select oid::text from pg_catalog.pg_database
                              where datname = pg_catalog.current_database())""";

    @Override
    public Connection open(Endpoint endpoint, String applicationName) throws SQLException {
        Properties properties = new Properties();
        endpoint.user().ifPresent(user -> PGProperty.USER.set(properties, user));
        endpoint.password().map(Secret::reveal).ifPresent(text -> PGProperty.PASSWORD.set(properties, text));
        PGProperty.APPLICATION_NAME.set(properties, applicationName);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS_MAX);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_SECONDS_MAX);
        // Named statements would outlive a change of the table, and are not ours behind a pooler.
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        Connection session = new Driver().connect(endpoint.url().text(), properties);
        if (session == null) {
            throw new SQLException("the driver does not understand " + endpoint.url(), "08001");
        }
        session.setAutoCommit(false);
        return session;
    }

    @Override
    public void pin(Connection transaction, Timeouts timeouts) throws SQLException {
        boolean isReplica = "on".equals(transaction.unwrap(PGConnection.class).getParameterStatus("in_hot_standby"));
        String sql = PIN.formatted(
                isReplica ? "" : ", read write",
                timeouts.lock().toMillis(),
                timeouts.statement().toMillis(),
                IDLE_IN_TRANSACTION_MAX.toMillis());
        transaction.setNetworkTimeout(Runnable::run, silenceMax(timeouts));
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A server that has fallen silent is noticed soon after its own timeout should have made it speak. */
    private static int silenceMax(Timeouts timeouts) {
        return timeouts.statement().isZero()
                ? 0
                : Math.toIntExact(timeouts.statement().plus(SILENCE_GRACE).toMillis());
    }

    @Override
    public void requireOwnSession(Connection session, Endpoint endpoint) throws SQLException {
        if (new OwnSession(this, endpoint).isShared(session)) {
            throw new InchwormException(
                    ErrorCode.SESSION_NOT_OWN,
                    "the connection %s goes through a pooler that hands each transaction another session"
                            .formatted(endpoint.url()),
                    "nothing was installed and nothing changed",
                    "give the server's own address, or a pooler's address in session mode");
        }
    }

    @Override
    public String history(Connection session) throws SQLException {
        return Query.one(session, HISTORY).text(0);
    }

    @Override
    public String user(Connection session) throws SQLException {
        return Query.one(session, "select session_user::text").text(0);
    }

    @Override
    public long pid(Connection session) throws SQLException {
        return Query.one(session, "select pg_catalog.pg_backend_pid()").number(0);
    }

    @Override
    public void sleepUserTriggers(Connection transaction) throws SQLException {
        Query.run(transaction, "set local session_replication_role = replica");
    }
}
