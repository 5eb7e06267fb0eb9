// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.plan.Ddl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exactly these statements, for a reviewer to read. */
class SchemaGoldenTest {

    private static final Column TOTAL = column("total_amount", "integer", true);
    private static final Table ORDERS =
            new Table(new TableName("public", "orders"), List.of(TOTAL), List.of(), List.of(), "owner", "17.11");

    private final SchemaSql schema = new PostgresqlSchema();

    @Test
    void columns_are_added_together_and_dropped_together() {
        Ddl ddl = schema.addColumns(
                ORDERS, List.of(column("total_amount_minor", "bigint", false), column("Currency", "text", false)));

        assertThat(ddl.forward())
                .containsExactly(
                        "alter table public.orders add column total_amount_minor bigint, add column \"Currency\" text");
        assertThat(ddl.back())
                .containsExactly("alter table public.orders drop column total_amount_minor, drop column \"Currency\"");
    }

    @Test
    void a_check_is_added_and_validated_apart() {
        Expression known = new Expression(List.of("(", "currency", " = 'USD'::text)"), true);

        assertThat(Stream.of(
                                schema.addCheckUnvalidated(ORDERS, "currency_known", known),
                                schema.validateCheck(ORDERS, "currency_known"))
                        .flatMap(ddl -> ddl.forward().stream()))
                .containsExactly(
                        "alter table public.orders add constraint currency_known"
                                + " check ((currency = 'USD'::text)) not valid",
                        "alter table public.orders validate constraint currency_known");
    }

    @Test
    void nulls_are_forbidden_without_a_scan_under_a_strong_lock() {
        assertThat(Stream.of(
                                schema.addNotNullProof(ORDERS, "currency"),
                                schema.validateNotNullProof(ORDERS, "currency"),
                                schema.setNotNull(ORDERS, "currency"),
                                schema.dropNotNullProof(ORDERS, "currency"))
                        .flatMap(ddl -> ddl.forward().stream()))
                .containsExactly(
                        "alter table public.orders add constraint inchworm_not_null_currency"
                                + " check ((currency IS NOT NULL)) not valid",
                        "alter table public.orders validate constraint inchworm_not_null_currency",
                        "alter table public.orders alter column currency set not null",
                        "alter table public.orders drop constraint if exists inchworm_not_null_currency");
    }

    @Test
    void an_old_column_is_relaxed_at_once_and_held_again_in_three_transactions() {
        List<Ddl> relax = schema.relax(ORDERS, TOTAL);

        assertThat(relax.stream().flatMap(ddl -> ddl.forward().stream()))
                .containsExactly(
                        "alter table public.orders alter column total_amount drop not null",
                        "alter table public.orders drop constraint if exists inchworm_not_null_total_amount");
        assertThat(Stream.of(relax.get(2), relax.get(1), relax.get(0)).flatMap(ddl -> ddl.back().stream()))
                .containsExactly(
                        "alter table public.orders add constraint inchworm_not_null_total_amount"
                                + " check ((total_amount IS NOT NULL)) not valid",
                        "alter table public.orders validate constraint inchworm_not_null_total_amount",
                        "alter table public.orders alter column total_amount set not null",
                        "alter table public.orders drop constraint if exists inchworm_not_null_total_amount");
    }

    private static Column column(String name, String type, boolean notNull) {
        return new Column(name, type, notNull, Optional.empty(), false, false, Optional.empty(), List.of());
    }
}
