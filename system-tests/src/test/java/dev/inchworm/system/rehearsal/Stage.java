// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.rehearsal.Rehearsal;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.rehearsal.trial.SchemaSource;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import dev.inchworm.rehearsal.trial.TrialPlace;
import dev.inchworm.system.fixture.Orders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A trial database with the order-totals schema and some rows. */
final class Stage implements AutoCloseable {

    static final String SCHEMA = """
            create table customers (id bigint primary key, name text not null);
            create table orders (id bigint primary key, customer_id bigint not null references customers,
              total_amount integer not null default 0, status text not null default 'new',
              updated_at timestamptz not null default now());
            comment on column orders.total_amount is 'in cents';
            create function touch() returns trigger language plpgsql as
              $$ begin new.updated_at := now(); return new; end $$;
            create trigger touch before update on orders for each row execute function touch();
            """;

    private final TrialDatabase trial;

    private Stage(TrialDatabase trial) {
        this.trial = trial;
    }

    static Stage empty(String schema) {
        return new Stage(TrialDatabase.open(TrialPlace.throwAway(), SchemaSource.sql("by hand", schema), line -> {}));
    }

    static Stage with(String schema, int rows) {
        Stage stage = empty(schema);
        stage.run("insert into customers select g, 'customer ' || g from generate_series(1, 10) g");
        stage.run("insert into orders (id, customer_id, total_amount) select g, 1 + g % 10, (g * 7919) % 100000"
                + " from generate_series(1, " + rows + ") g");
        return stage;
    }

    /** The superuser of a server, in its first database. */
    static Endpoint endpoint(PostgresqlServer server) {
        return new Endpoint(new JdbcUrl(server.url()), Optional.of(PostgresqlServer.SUPERUSER), Optional.empty());
    }

    /** The order-totals migration with another mapping of its total. */
    static Migration withUp(String up, String down) {
        Migration plain = Orders.migration();
        ReplaceColumns change = new ReplaceColumns(
                plain.change().table(),
                ReplaceColumns.ALL_ROWS,
                plain.change().oldColumns(),
                List.of(new ReplaceColumns.NewColumn("total_amount_minor", "bigint", up)),
                Map.of("total_amount", down),
                Optional.empty(),
                new ReplaceColumns.Enforce(List.of(), Map.of()));
        return new Migration(
                plain.id(),
                plain.title(),
                plain.owner(),
                plain.database(),
                change,
                Map.of(),
                List.of(),
                plain.settings(),
                plain.roles(),
                List.of(),
                List.of());
    }

    String ask(String query) {
        try (Connection connection = trial.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    void run(String sql) {
        try (Connection connection = trial.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    TrialDatabase trial() {
        return trial;
    }

    Plan plan(Migration migration) {
        try (Engine engine =
                Engine.open(EngineSettings.of(trial.endpoint(), ReplicaList.NONE, Path.of("."), Optional::empty))) {
            return engine.plan(migration).plan().orElseThrow();
        }
    }

    RehearsalOutcome rehearse(Migration migration, UnaryOperator<Plan> tampering, RehearsalListener... listeners) {
        return Rehearsal.run(new Rehearsal.Order(
                trial,
                tampering.apply(plan(migration)),
                trial.endpoint(),
                List.of(listeners),
                Optional::empty,
                line -> {}));
    }

    @Override
    public void close() {
        trial.close();
    }
}
