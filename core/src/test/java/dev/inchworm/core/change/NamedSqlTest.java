// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.change.NamedSql.NotOneStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters are found where they are some, and nowhere else. */
class NamedSqlTest {

    @Test
    void each_place_of_a_parameter_is_replaced() throws NotOneStatement {
        NamedSql sql = NamedSql.of("insert into t values (:id, :total, :id::text)");

        assertThat(sql.parameters()).containsExactly("id", "total", "id");
        assertThat(sql.names()).containsExactly("id", "total");
        assertThat(sql.with(name -> name.equals("id") ? "7" : "null"))
                .isEqualTo("insert into t values (7, null, 7::text)");
        assertThat(sql.jdbc()).isEqualTo("insert into t values (?, ?, ?::text)");
        assertThat(sql).hasToString("insert into t values (:id, :total, :id::text)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':no'",
                "select E'it\\'s :no'",
                "select 'it''s :no'",
                "select \":no\" from t",
                "select $$ :no $$",
                "select $x$ :no $$ :no $x$",
                "select 1 -- :no",
                "select 1 /* :no /* :no */ :no */",
                "select a::int",
                "select a[1:2], a[b:c] from t",
                "select 1; -- the end :no",
                "select price$x:no from t"
            })
    void what_only_looks_like_a_parameter_is_left_alone(String text) throws NotOneStatement {
        NamedSql sql = NamedSql.of(text);

        assertThat(sql.parameters()).isEmpty();
        assertThat(sql).hasToString(text);
    }

    @Test
    void an_operator_with_a_question_mark_stays_one_for_the_driver() throws NotOneStatement {
        assertThat(NamedSql.of("select j ? 'k' from t where id=:id").jdbc())
                .isEqualTo("select j ?? 'k' from t where id=?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "%% | is empty",
                "-- nothing | is empty",
                "; | is empty",
                "select 1; select 2 | has a second statement, at character 11",
                "select 'x | has a text that is never closed, at character 8",
                "select \"x | has a quoted name that is never closed, at character 8",
                "select /* x | has a comment that is never closed, at character 8",
                "select $a$ x $b$ | has a text $a$ that is never closed, at character 8"
            })
    void what_is_not_one_statement_is_refused_with_its_place(String text, String problem) {
        assertThatThrownBy(() -> NamedSql.of(text)).hasMessage(problem);
    }
}
