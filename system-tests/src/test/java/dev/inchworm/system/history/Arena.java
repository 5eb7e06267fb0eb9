// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.planner.Planner;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database in which many histories happen, one after the other, each on a table of its own. */
final class Arena implements AutoCloseable {

    private static final int ROWS = 7;

    private final TestDatabase database = TestDatabases.create();
    private final Dialect dialect = Dialects.of(new JdbcUrl(database.url()));
    private final Plan plan;

    Arena() throws SQLException {
        List<String> journal = new ArrayList<>(dialect.journal().install(0));
        database.run(journal.toArray(String[]::new));
        database.run("create function touch() returns trigger language plpgsql as"
                + " $$ begin new.updated_at := now(); return new; end $$");
        create();
        try (Connection session = database.migrator()) {
            session.setAutoCommit(false);
            Migration migration = Orders.migration();
            Table table = dialect.catalogs().read(session, migration.change().table());
            plan = Planner.plan(migration, table, dialect.catalogs().judge(session, migration, table), dialect);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    Plan plan() {
        return plan;
    }

    /** A fresh table; what a history before this one left is gone. */
    void create() {
        List<String> statements = new ArrayList<>(List.of("drop table if exists orders cascade"));
        database.rows("select format('drop function inchworm.%I', proname) from pg_proc"
                        + " where pronamespace = 'inchworm'::regnamespace and proname like 'sync%'")
                .forEach(statements::add);
        database.rows(
                        "select format('drop table inchworm.%I', relname) from pg_class"
                                + " where relnamespace = 'inchworm'::regnamespace and relkind = 'r' and relname like 'archive%'")
                .forEach(statements::add);
        statements.add("create table orders (id bigint primary key, total_amount integer not null default 0,"
                + " status text not null default 'new', updated_at timestamptz not null default now())");
        statements.add("create trigger touch before update on orders for each row execute function touch()");
        statements.add("insert into orders (id, total_amount) select g, g % 4 from generate_series(1, " + ROWS + ") g");
        database.run(statements.toArray(String[]::new));
    }

    /** What {@link #create} inserted. */
    void fill(Model model) {
        for (long key = 1; key <= ROWS; key++) {
            model.put(key, java.util.Optional.of(new Row(key % 4, Row.FILL, Row.Side.MISSING)));
        }
    }

    Connection engine() throws SQLException {
        return fast(database.migrator(), "inchworm");
    }

    Connection client(String name) throws SQLException {
        return fast(database.app(), name);
    }

    private static Connection fast(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set lock_timeout = '10s'");
            statement.execute("set application_name = '" + name + "'");
        }
        return connection;
    }

    /** How many writes the sync recorded as divergences. */
    long divergences() throws SQLException {
        try (Connection session = database.migrator();
                Statement statement = session.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from inchworm.tally where kind = 'divergence'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
