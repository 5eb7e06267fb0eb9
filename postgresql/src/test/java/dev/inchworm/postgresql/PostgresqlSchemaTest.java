// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.plan.Ddl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema changes go there and back exactly, and each can say from the catalog where it stands. */
class PostgresqlSchemaTest {

    private static final String ODD = "Wörd \"q\" 'x' \\ %s $1";

    private final Desk desk = new Desk();
    private final SchemaSql schema = desk.dialect.schema();

    @BeforeEach
    void table() {
        desk.with(
                "create schema \"My \"\"Shop\"",
                "create table \"My \"\"Shop\".\"The Orders\" (\"Id\" int primary key, \"Old T\" int not null default 3)",
                "insert into \"My \"\"Shop\".\"The Orders\" values (1), (2)");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Mapping mapping() throws SQLException {
        return desk.dialect.catalogs().judge(desk.pinned(), draft().migration(), desk.read("The Orders"));
    }

    private static Draft draft() {
        return Draft.of("The Orders")
                .old("Old T")
                .add(ODD, "numeric( 12,2 )", "\"Old T\"")
                .add("n".repeat(63), "varchar(7)", "'USD'")
                .same("\"Old T\" = " + Quote.identifier(ODD) + " and " + "n".repeat(63) + " is not null")
                .check("known 1", "n".repeat(63) + " in ('USD', 'EUR')");
    }

    private List<Ddl> everything() throws SQLException {
        Table table = desk.read("The Orders");
        Mapping mapping = mapping();
        List<Ddl> all = new ArrayList<>();
        all.add(schema.addColumns(table, mapping.newColumns()));
        all.add(schema.addCheckUnvalidated(table, "known 1", Desk.in(mapping.checks(), "known 1")));
        all.add(schema.validateCheck(table, "known 1"));
        for (Column column : mapping.newColumns()) {
            all.add(schema.addNotNullProof(table, column.name()));
            all.add(schema.validateNotNullProof(table, column.name()));
            all.add(schema.setNotNull(table, column.name()));
            all.add(schema.dropNotNullProof(table, column.name()));
        }
        all.addAll(schema.relax(table, table.column("Old T").orElseThrow()));
        return all;
    }

    @Test
    void every_change_goes_there_and_back_and_leaves_the_catalog_as_it_was() throws SQLException {
        Table before = desk.read("The Orders");
        List<Ddl> all = everything();
        for (Ddl ddl : all) {
            goThere(ddl);
            fillNew();
        }
        assertThat(desk.read("The Orders").columns())
                .extracting(Column::notNull)
                .containsExactly(true, false, true, true);
        for (int i = all.size() - 1; i >= 0; i--) {
            goBack(all.get(i));
        }

        assertThat(desk.read("The Orders")).isEqualTo(before);
        assertThat(desk.ask("select count(*) from pg_constraint where contype = 'c' and conrelid <> 0"))
                .isEqualTo("0");
    }

    @Test
    void a_way_back_that_turns_forward_again_anywhere_leaves_nothing_behind() throws SQLException {
        Table table = desk.read("The Orders");
        List<Ddl> relax = schema.relax(table, table.column("Old T").orElseThrow());
        relax.forEach(this::there);

        for (int turn = 0; turn < relax.size(); turn++) {
            for (int i = relax.size() - 1; i >= turn; i--) {
                back(relax.get(i));
            }
            for (int i = turn; i < relax.size(); i++) {
                there(relax.get(i));
            }
            assertThat(desk.ask("select count(*) from pg_constraint where contype = 'c' and conrelid <> 0"))
                    .isEqualTo("0");
            assertThat(desk.read("The Orders").columns().get(1).notNull()).isFalse();
        }
    }

    @Test
    void a_way_back_that_begins_before_the_column_was_relaxed_finds_nothing_to_take_back() throws SQLException {
        Table table = desk.read("The Orders");
        List<Ddl> relax = schema.relax(table, table.column("Old T").orElseThrow());

        for (int reached = 0; reached < relax.size(); reached++) {
            for (int i = reached; i >= 0; i--) {
                assertThat(desk.ask(relax.get(i).probe())).isEqualTo("undone");
            }
        }
    }

    @Test
    void relaxing_a_column_that_may_be_null_is_nothing() throws SQLException {
        desk.with("alter table \"My \"\"Shop\".\"The Orders\" alter column \"Old T\" drop not null");
        Table table = desk.read("The Orders");

        assertThat(schema.relax(table, table.column("Old T").orElseThrow())).isEmpty();
    }

    @Test
    void only_short_statements_take_a_strong_lock() throws SQLException {
        for (Ddl ddl : everything()) {
            assertLock(ddl.forward(), ddl.lock());
            assertLock(ddl.back(), ddl.backLock());
        }
    }

    private static void assertLock(List<String> statements, LockClass lock) {
        boolean validates = statements.stream().anyMatch(sql -> sql.contains("validate constraint"));
        assertThat(lock)
                .isEqualTo(statements.isEmpty() ? LockClass.NONE : validates ? LockClass.ONLINE : LockClass.STRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add column \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\" varchar(7)",
                "add column \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\" text"
            })
    void columns_of_which_some_are_there_differ(String other) throws SQLException {
        Ddl ddl = schema.addColumns(desk.read("The Orders"), mapping().newColumns());
        desk.with("alter table \"My \"\"Shop\".\"The Orders\" " + other);

        assertThat(desk.ask(ddl.probe()))
                .startsWith("differs: ")
                .contains(ODD + " is not there, planned was numeric(12,2)");
    }

    @Test
    void a_check_of_our_name_with_another_condition_differs() throws SQLException {
        Ddl ddl = schema.addCheckUnvalidated(
                desk.read("The Orders"), "known 1", Desk.in(mapping().checks(), "known 1"));
        desk.with("alter table \"My \"\"Shop\".\"The Orders\" add constraint \"known 1\" check (\"Id\" > 0)");

        assertThat(desk.ask(ddl.probe())).isEqualTo("differs: CHECK ((\"Id\" > 0))");
    }

    private void goThere(Ddl ddl) throws SQLException {
        if (ddl.forward().isEmpty()) {
            return;
        }
        if (!desk.ask(ddl.probe()).equals("done")) {
            assertThat(desk.ask(ddl.probe())).as(ddl.forward().toString()).isEqualTo("undone");
            desk.run(ddl.forward());
        }
        assertThat(desk.ask(ddl.probe())).as(ddl.forward().toString()).isEqualTo("done");
    }

    private void goBack(Ddl ddl) throws SQLException {
        if (ddl.back().isEmpty()) {
            return;
        }
        if (!desk.ask(ddl.probe()).equals("undone")) {
            assertThat(desk.ask(ddl.probe())).as(ddl.back().toString()).isEqualTo("done");
            desk.run(ddl.back());
        }
        assertThat(desk.ask(ddl.probe())).as(ddl.back().toString()).isEqualTo("undone");
    }

    private void there(Ddl ddl) {
        try {
            goThere(ddl);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void back(Ddl ddl) {
        try {
            goBack(ddl);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fillNew() {
        desk.with("update \"My \"\"Shop\".\"The Orders\" set %s = 1, %s = 'EUR'"
                .formatted(Quote.identifier(ODD), "n".repeat(63)));
    }
}
