// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Finding.Severity;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.postgresql.check.Checks;
import dev.inchworm.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person should know, and what rights and filters forbid; the odd tables have a test of their own. */
class PostgresqlPreflightTest {

    private final Desk desk = new Desk();

    @BeforeEach
    void table() {
        desk.with("create table orders (id int primary key, total_amount int, other int)");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void every_check_has_a_page() {
        assertThat(Checks.names())
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(Files.exists(Path.of("..", "docs", "checks", name + ".md")))
                        .as(name)
                        .isTrue());
    }

    @Test
    void a_plain_table_has_no_finding() throws SQLException {
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void a_role_that_does_not_own_the_table_is_refused() throws SQLException {
        try (Connection app = desk.dialect.sessions().open(desk.endpoint(TestDatabases.APP), "test")) {
            desk.dialect.sessions().pin(app, Timeouts.SHORT);
            Table table = desk.dialect.catalogs().read(app, new TableName("public", "orders"));

            List<Finding> findings =
                    desk.dialect.catalogs().inspect(app, Draft.orders().migration(), table);

            assertThat(findings).extracting(Finding::text).anyMatch(text -> text.contains("does not own table"));
            assertThat(findings)
                    .extracting(Finding::text)
                    .anyMatch(text -> text.contains("may not create the journal's"));
        }
    }

    @Test
    void a_filter_of_rows_neither_enforces_not_null_nor_drops() throws SQLException {
        assertThat(desk.inspect(Draft.orders().rows("id > 10").notNull("currency")))
                .extracting(Finding::check)
                .containsExactly("enforce-rows", "enforce-rows");
        assertThat(desk.inspect(Draft.orders().rows("id > 10").keep("total_amount")))
                .isEmpty();
    }

    @Test
    void a_name_that_is_to_be_enforced_must_be_free() throws SQLException {
        desk.with("alter table orders add constraint known check (other > 0)");

        assertRefuses(Draft.orders().check("known", "currency = 'USD'"), "constraint-names", "known");
    }

    @Test
    void a_finding_says_which_key_of_the_file_it_is_about() throws SQLException {
        desk.with(
                "alter table orders add twice int generated always as (total_amount * 2) stored",
                "alter table orders add currency text, add constraint known check (other > 0)");

        assertThat(desk.inspect(Draft.of("orders")
                        .old("other", "twice")
                        .add("fresh", "bigint", "other + twice")
                        .add("currency", "text", "'USD'")
                        .check("known", "currency = 'USD'")
                        .keep("other")
                        .keep("twice")
                        .rows("id > 10")
                        .notNull("currency")))
                .filteredOn(finding -> finding.severity() == Finding.Severity.REFUSE)
                .extracting(finding -> finding.check() + " " + finding.key())
                .containsExactly(
                        "constraint-names change.enforce.check.known",
                        "enforce-rows change.enforce.not_null",
                        "new-column-clash change.new[1].name",
                        "old-column-computed change.old[1]");
    }

    @Test
    void a_table_without_room_for_more_columns_is_refused() throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 1590; i++) {
            columns.append(", c").append(i).append(" bool");
        }
        desk.with("create table wide (id int primary key, total_amount int" + columns + ")");
        Draft draft = Draft.of("wide")
                .old("total_amount")
                .add("a", "bigint", "total_amount")
                .add("b", "bigint", "total_amount")
                .add("c", "bigint", "total_amount")
                .add("d", "bigint", "total_amount")
                .down("total_amount", "a::int");

        assertRefuses(draft, "column-room", "1592 of 1600");
    }

    @Test
    void triggers_that_see_the_copied_rows_are_told() throws SQLException {
        desk.with(
                "create function same() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger audit after update on orders for each row execute function same()",
                "create trigger fresh after insert on orders for each row execute function same()");

        assertWarns(Draft.orders(), "user-triggers", "trigger audit");
    }

    @Test
    void setting_triggers_asleep_needs_the_right_to() throws SQLException {
        desk.with(
                "create function same() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger audit after update on orders for each row execute function same()");
        assertRefuses(Draft.orders().skipUserTriggers(), "user-triggers", "session_replication_role");

        desk.database.runAs("postgres", "grant set on parameter session_replication_role to migrator");
        try {
            assertThat(desk.inspect(Draft.orders().skipUserTriggers())).isEmpty();
            desk.dialect.sessions().sleepUserTriggers(desk.pinned());
            assertThat(desk.ask("select current_setting('session_replication_role')"))
                    .isEqualTo("origin");
        } finally {
            desk.database.runAs("postgres", "revoke set on parameter session_replication_role from migrator");
        }
    }

    @Test
    void rights_on_single_columns_are_told() throws SQLException {
        desk.with("revoke all on orders from app", "grant select (total_amount, other) on orders to app");
        assertWarns(Draft.orders(), "column-grants", "role app");

        desk.with("grant select on orders to app");
        assertThat(desk.inspect(Draft.orders())).isEmpty();
    }

    @Test
    void functions_whose_text_names_the_old_column_are_told() throws SQLException {
        desk.with("create function total() returns bigint language plpgsql as"
                + " 'begin return (select sum(total_amount) from orders); end'");

        assertWarns(Draft.orders(), "function-sources", "public.total()");
    }

    @Test
    void a_publication_of_the_table_is_told() throws SQLException {
        desk.with("create publication everything for table orders");

        assertWarns(Draft.orders(), "logical-replication", "publication everything");
    }

    private void assertRefuses(Draft draft, String check, String named) throws SQLException {
        assertFinds(draft, Severity.REFUSE, check, named);
    }

    private void assertWarns(Draft draft, String check, String named) throws SQLException {
        assertFinds(draft, Severity.WARN, check, named);
    }

    private void assertFinds(Draft draft, Severity severity, String check, String named) throws SQLException {
        assertThat(desk.inspect(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.text()).contains(named);
        });
    }
}
