// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.RangeSql;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.backfill.BackfillJob;
import dev.inchworm.engine.backfill.BackfillProgress;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.parity.ParityJob;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.engine.throttle.Throttle;
import dev.inchworm.testing.TcpProxy;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A table of orders in a database of its own, both sides there and synced, the journal installed. */
final class Orders {

    static final String MIGRATION = "orders-total";
    static final Fence FENCE = new Fence(MIGRATION, 7);

    private final TestDatabase database = TestDatabases.create();

    Orders(int rows) throws SQLException {
        try (Connection connection = connect()) {
            for (String sql : dialect().journal().install(0)) {
                run(connection, sql);
            }
            run(connection, """
                    insert into inchworm.migration
                    values ('orders-total', '', '', '', '', 'BACKFILL', '', '', '', '', '', 1, '', now(), now(), now(),
                            now(), 0, '');
                    insert into inchworm.lease values ('orders-total', 7, 'test', now() + interval '1 hour');
                    create table orders (id bigint primary key, total_amount int not null default 0,
                                         total_amount_minor bigint, currency text);
                    insert into orders select i * 10, i from generate_series(1, %d) i;
                    create function sync() returns trigger language plpgsql as $$
                    begin
                        if tg_op = 'INSERT' or new.total_amount is distinct from old.total_amount then
                            new.total_amount_minor := new.total_amount;
                            new.currency := coalesce(new.currency, 'USD');
                        end if;
                        return new;
                    end $$;
                    create trigger sync before insert or update on orders for each row execute function sync();
                    alter table orders enable always trigger sync""".formatted(rows));
            run(connection, "vacuum analyze orders");
        }
    }

    static Dialect dialect() {
        return Dialects.of(new JdbcUrl("jdbc:postgresql://127.0.0.1/any"));
    }

    Connection connect() {
        return database.migrator();
    }

    TestDatabase database() {
        return database;
    }

    Endpoint endpoint() {
        return endpoint(TestDatabases.MIGRATOR);
    }

    Endpoint endpoint(TcpProxy proxy) {
        return new Endpoint(new JdbcUrl(database.url(proxy)), Optional.of(TestDatabases.MIGRATOR), Optional.empty());
    }

    private Endpoint endpoint(String user) {
        return new Endpoint(new JdbcUrl(database.url()), Optional.of(user), Optional.empty());
    }

    Session session() {
        return session(TestDatabases.MIGRATOR);
    }

    Session session(String user) {
        return new Session(dialect(), endpoint(user), "inchworm-test");
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    long unequal() throws SQLException {
        return number(
                "select count(*) from orders where (total_amount = total_amount_minor and currency is not null) is not true");
    }

    /** A job with everything at its quietest. */
    BackfillJob job() {
        return job(plan("total_amount"), 1, settings(2));
    }

    BackfillJob job(Plan plan, int syncEpoch, Settings.Backfill settings) {
        return new BackfillJob(
                dialect(),
                this::session,
                plan,
                (Step.Backfill) plan.phases().get(0).steps().get(0),
                FENCE,
                syncEpoch,
                settings,
                Throttle.none(),
                Optional::empty,
                Waiter.real(),
                System::nanoTime,
                progress -> {});
    }

    static BackfillJob watched(
            BackfillJob job, Throttle throttle, HaltSwitch halt, Consumer<BackfillProgress> listener) {
        return new BackfillJob(
                job.dialect(),
                job.sessions(),
                job.plan(),
                job.step(),
                job.fence(),
                job.syncEpoch(),
                job.settings(),
                throttle,
                halt,
                job.waiter(),
                job.nanoTime(),
                listener);
    }

    static Settings.Backfill settings(int workers) {
        Settings.Backfill none = Settings.defaults().backfill();
        return new Settings.Backfill(
                Duration.ofMillis(100),
                workers,
                none.replicaLagMax(),
                Optional.empty(),
                none.userTriggers(),
                none.deadRowsMax(),
                none.lockWaitersMax());
    }

    ParityJob parityJob(Step.Purpose purpose, boolean showsValues, HaltSwitch halt) {
        Plan plan = plan("total_amount");
        return new ParityJob(
                this::session,
                plan,
                verify(purpose),
                Throttle.none(),
                halt,
                Waiter.real(),
                System::nanoTime,
                showsValues,
                progress -> {});
    }

    /** A plan whose way up is {@code up}. */
    static Plan plan(String up) {
        TableName name = new TableName("public", "orders");
        Column key = column("id", "bigint");
        Table table = new Table(name, List.of(key), List.of(key), List.of(), "postgres", "17");
        Mapping mapping = new Mapping(
                List.of(column("total_amount_minor", "bigint"), column("currency", "text")),
                Map.of(),
                Map.of(),
                Expression.constant("true"),
                Expression.constant("true"),
                true,
                List.of(),
                Map.of(),
                Map.of());
        return new Plan(
                Plan.FORMAT,
                MIGRATION,
                table,
                List.of("total_amount"),
                mapping,
                Settings.defaults(),
                Migration.Roles.none(),
                List.of(phase(backfill(up))),
                List.of(),
                List.of(),
                List.of());
    }

    private static PhasePlan phase(Step step) {
        return new PhasePlan(Phase.BACKFILL, List.of(step), List.of(), "", List.of());
    }

    private static Step.Backfill backfill(String up) {
        return new Step.Backfill(
                "backfill.copy",
                "copy",
                boundary(),
                range("update public.orders set total_amount_minor = %s, currency = coalesce(currency, 'USD') where"
                                .formatted(up)
                        + " {} and (total_amount = total_amount_minor and currency is not null) is not true"),
                "select id::text from public.orders order by orders.id desc limit 1",
                "select max(id)::text from (select id, ntile(?) over (order by id) as part from public.orders) as p"
                        + " group by part order by max(id)");
    }

    private static Step.Verify verify(Step.Purpose purpose) {
        String same = purpose == Step.Purpose.PARITY
                ? "(total_amount = total_amount_minor and currency is not null) is not true"
                : "(1000 / (total_amount - 500)) is null";
        String rows =
                "(select *, %s as differs, coalesce(total_amount < 0, false) as breaks from public.orders where {}) as r"
                        .formatted(same);
        return new Step.Verify(
                "verify.parity",
                "parity",
                purpose,
                boundary(),
                range("select count(*) as rows, count(*) filter (where differs) as differing,"
                        + " count(*) filter (where breaks) as broken from " + rows),
                range("select case when differs then 'differing' else 'broken' end as kind, id::text as row_key,"
                        + " total_amount::text as old_side, total_amount_minor::text as new_side from " + rows
                        + " where differs or breaks order by r.id limit ?"));
    }

    private static RangeSql boundary() {
        return range("select id::text from public.orders where {} order by orders.id offset {n} limit 1"
                .replace("{n}", "?"));
    }

    private static RangeSql range(String sql) {
        Map<KeyRange.Bounds, String> all = new EnumMap<>(KeyRange.Bounds.class);
        all.put(KeyRange.Bounds.NONE, sql.replace("{}", "true"));
        all.put(KeyRange.Bounds.AFTER, sql.replace("{}", "id > ?::bigint"));
        all.put(KeyRange.Bounds.UP_TO, sql.replace("{}", "id <= ?::bigint"));
        all.put(KeyRange.Bounds.BETWEEN, sql.replace("{}", "id > ?::bigint and id <= ?::bigint"));
        return new RangeSql(all);
    }

    private static Column column(String name, String type) {
        return new Column(name, type, true, Optional.empty(), false, false, Optional.empty(), List.of());
    }
}
