// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.TableName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are cut into what is a value and what is not, and written so that the server reads them back. */
class SqlTextTest {

    @Test
    void a_statement_is_shown_without_its_values() {
        assertThat(SqlText.withoutValues("""
                        select "A'b", $1 -- 'note'
                        from t1 where a = 'it''s' and b = E'x\\'y' and c = $tag$ z $$ $tag$ and d in (1, 2.5e3, .5) /* 'c' */"""))
                .isEqualTo("select \"A'b\", $? from t1 where a = ? and b = ? and c = ? and d in (?, ?, ?)");
        assertThat(SqlText.withoutValues("select '" + "x".repeat(500))).isEqualTo("select ?");
        assertThat(SqlText.withoutValues("select " + "x,".repeat(500))).hasSizeLessThan(210);
        assertThat(SqlText.withoutValues("<insufficient privilege>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "'it''s' || \"odd \"\" name\"",
                "E'a\\'b' || date '2020-01-01'",
                "(a + b[1]) * (c)",
                "coalesce(a, ';', ')')",
                "array[1, 2]"
            })
    void one_expression_is_taken_as_that(String sql) {
        assertThat(SqlText.whyNotOne(sql, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a) + (b", "(a", "a]", "a; b", "a, b", "'a", "'a''", "\"a", "E'a\\'", "a -- b", "a /* b",
                "$$a$$", "a'b"
            })
    void anything_else_is_not(String sql) {
        assertThat(SqlText.whyNotOne(sql, false)).isPresent();
    }

    @Test
    void names_are_read_as_the_server_would() {
        assertThat(SqlText.names("Total + \"A \"\"b\"\"\" || 'not_this' || total"))
                .containsExactly("total", "A \"b\"");
    }

    @Test
    void identifiers_and_texts_are_quoted_where_they_need_it() {
        assertThat(Quote.identifier("orders_2")).isEqualTo("orders_2");
        assertThat(Quote.identifier("Order")).isEqualTo("\"Order\"");
        assertThat(Quote.identifier("order")).isEqualTo("\"order\"");
        assertThat(Quote.identifier("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(Quote.literal("it's")).isEqualTo("'it''s'");
        assertThat(Quote.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
        assertThat(Quote.table(new TableName("My Shop", "orders"))).isEqualTo("\"My Shop\".orders");
        assertThat(Quote.table(new TableName("", "orders"))).isEqualTo("orders");
    }

    @Test
    void names_of_ours_are_never_cut_into_one() {
        String one = Names.of("inchworm_not_null_", "ü".repeat(31) + "a");
        String other = Names.of("inchworm_not_null_", "ü".repeat(31) + "b");

        assertThat(one).isNotEqualTo(other);
        assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(Names.of("p_", "short")).isEqualTo("p_short");
    }
}
