// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A database of a test's own and a pinned session of an unprivileged owner in it. */
final class Desk implements AutoCloseable {

    final Dialect dialect = new PostgresqlDialect();
    final TestDatabase database;
    final Connection session;

    Desk() {
        this(TestDatabases.create());
    }

    /** On a database that a test has made itself. */
    Desk(TestDatabase database) {
        this.database = database;
        try {
            session = dialect.sessions().open(endpoint(TestDatabases.MIGRATOR), "inchworm test");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Endpoint endpoint(String user) {
        return new Endpoint(new JdbcUrl(database.url()), Optional.of(user), Optional.empty());
    }

    /** Runs statements as the owner. */
    Desk with(String... statements) {
        database.run(statements);
        return this;
    }

    /** The open transaction, pinned. */
    Connection pinned() throws SQLException {
        session.rollback();
        dialect.sessions().pin(session, Timeouts.SHORT);
        return session;
    }

    Table read(String table) throws SQLException {
        return dialect.catalogs().read(pinned(), new TableName("", table));
    }

    List<Finding> inspect(Draft draft) throws SQLException {
        Migration migration = draft.migration();
        Table table = dialect.catalogs().read(pinned(), migration.change().table());
        return dialect.catalogs().inspect(session, migration, table);
    }

    Mapping judge(Draft draft) throws SQLException {
        Migration migration = draft.migration();
        Table table = dialect.catalogs().read(pinned(), migration.change().table());
        return dialect.catalogs().judge(session, migration, table);
    }

    /** The expression of that name. */
    static Expression in(Map<String, Expression> expressions, String name) {
        return Objects.requireNonNull(expressions.get(name), name);
    }

    /** Runs statements in one pinned transaction. */
    void run(List<String> statements) throws SQLException {
        Connection transaction = pinned();
        try (Statement statement = transaction.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        transaction.commit();
    }

    /** The one text of a query in a pinned transaction. */
    String ask(String query) throws SQLException {
        try (Statement statement = pinned().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
