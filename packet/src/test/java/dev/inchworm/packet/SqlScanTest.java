// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total",
                "((a + b) * c[1])",
                "'it''s; -- not a comment'",
                "E'it\\'s (' || e'\\\\'",
                "$$ ; ' -- $$ || $tag$ $$ ( $tag$",
                "\"Select; \"\" x\" + 1",
                "U&'d\\0061t' || B'01' || x'1F'",
                "case when a then 1.5e3 else 2 end",
                "a::numeric(12, 2)",
                "price$usd + _x1",
                "a - -1",
                "a / b * c",
                "selected",
            })
    void one_expression_passes(String sql) {
        assertThat(SqlScan.problem(sql)).isEmpty();
    }

    @Test
    void names_are_told_apart_from_texts_and_quoted_ones_keep_their_case() {
        assertThat(SqlScan.names("Total + \"Post Code\" || 'city' || E'x' || $$y$$"))
                .containsExactly("total", "Post Code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "total + \"Post Code\" => total,Post Code",
                "case when a is not distinct from b then 'x' else c end => a,b,c",
                "date_trunc('day', at_time at time zone 'UTC')::date => at_time",
                "extract(epoch from due)::double precision => due",
                "cast(raw as my_type) || name collate \"C\" => raw,name",
                "shop.convert(total) + orders.fee => total",
                "money '1.00' + interval '1 day' * n => n",
                "coalesce(state, 'open') in ('open', 'shut') => state",
                "1e3 + 2 => ``",
            })
    void columns_are_told_apart_from_functions_types_and_keywords(String sql, String columns) {
        assertThat(String.join(",", SqlScan.columns(sql))).isEqualTo(columns);
    }

    @Test
    void brackets_within_brackets_are_bounded() {
        assertThat(SqlScan.problem("(".repeat(200) + ")".repeat(200)).orElseThrow())
                .contains("more than 100 brackets");
    }

    @Test
    void the_nearest_word_allows_a_third_of_its_letters_to_differ() {
        assertThat(NearestWord.distance("chnage", "change")).isEqualTo(1);
        assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
        assertThat(NearestWord.of("wrokers", java.util.List.of("workers", "chunk_time")))
                .contains("workers");
        assertThat(NearestWord.of("zebra", java.util.List.of("workers", "chunk_time")))
                .isEmpty();
    }
}
