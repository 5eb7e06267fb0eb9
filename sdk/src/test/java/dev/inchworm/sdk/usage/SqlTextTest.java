// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement is shown without a single value. */
class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'SECRET'",
                "select 'it''s SECRET'",
                "select E'it\\'s SECRET', 1",
                "select e'\\\\' , 'SECRET'",
                "select $$SECRET$$",
                "select $tag$ $$ SECRET $other$ $tag$",
                "select U&'SECRET' , B'1'",
                "select 1 -- SECRET",
                "select 1 -- SECRET\n, 'SECRET'",
                "select /* SECRET /* SECRET */ SECRET */ 1",
                "select N'SECRET' like'SECRET%'",
                "select 'SECRET",
                "select /* SECRET",
                "select $x$ SECRET",
                "select date '2020-01-01', interval 'SECRET'",
                "insert into t values ('SECRET', 'SECRET'), ('SECRET', 'SECRET')",
            })
    void no_value_of_ansi_sql_survives(String sql) {
        assertThat(ansi(sql).text()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select \"SECRET\"",
                "select \"it\\\"s SECRET\"",
                "select 'it\\'s SECRET'",
                "select 1 # SECRET",
                "select 1 -- SECRET",
                "select /* a /* b */ 'SECRET'",
            })
    void no_value_of_mysql_survives(String sql) {
        assertThat(SqlText.of(SqlWords.of(sql, Quoting.MYSQL)).text()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 42, 4.2, .5, 1e10, 1.5E-3, 0xFF, 1_000, -7    | select ?, - ?",
                "select a+1 from t where id=7                          | select a + ? from t where id = ?",
                "select * from t where id in (1, 2,3)                  | select * from t where id in (?)",
                "insert into t(a,b) values (1,'x'),(2,'y')             | insert into t(a, b) values (?)",
                "select count( * ) from  t                             | select count(*) from t",
                "select o.total::text , a [1] from orders o;           | select o.total::text, a[?] from orders o;",
                "select $1, ?, t1.c2 from t1                           | select ?, t1.c2 from t1",
                "select a$b$c from \"Order Lines\"                     | select a$b$c from \"Order Lines\"",
            })
    void a_statement_is_shown_in_one_form(String sql, String shown) {
        assertThat(ansi(sql).text()).isEqualTo(shown);
    }

    @Test
    void statements_that_differ_in_values_comments_space_and_case_have_one_fingerprint() {
        List<String> same = List.of(
                "select total from orders where id in (1, 2) and name = 'x'",
                "SELECT total\n  FROM orders /* by id */ WHERE id IN (?) AND name=?",
                "select total from orders where id in (7,8,9,10) and name = $$y$$ -- end");

        assertThat(same.stream().map(sql -> ansi(sql).fingerprint()).distinct())
                .hasSize(1)
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
    }

    @Test
    void other_statements_have_other_fingerprints() {
        assertThat(ansi("select a from t").fingerprint())
                .isNotEqualTo(ansi("select b from t").fingerprint());
        assertThat(ansi("select \"A\" from t").fingerprint())
                .isNotEqualTo(ansi("select \"a\" from t").fingerprint());
    }

    @Test
    void a_long_statement_is_cut_and_its_fingerprint_is_not() {
        String columns = "a_rather_long_name, ".repeat(100);

        assertThat(ansi("select " + columns + "b from t").text()).hasSize(SqlText.LENGTH_MAX);
        assertThat(ansi("select " + columns + "b from t").fingerprint())
                .isNotEqualTo(ansi("select " + columns + "c from t").fingerprint());
    }

    @Test
    void any_text_is_taken_apart_without_failing_and_without_a_digit_of_its_numbers() {
        Random random = new Random(20_260);
        String[] pieces = {
            "'", "''", "\"", "$$", "$a$", "--", "\n", "/*", "*/", "\\", "E'", "#", "`", " ", "987", "9.87e9", "select",
            "orders", "(", ")", ",", ".", "*", "::", "?", "as", "from", "set", "=", "into", "\ud800", "é", "insert",
                    "update",
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sql = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                sql.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            Quoting quoting = round % 2 == 0 ? Quoting.ANSI : Quoting.MYSQL;
            List<SqlWord> words = SqlWords.of(sql.toString(), quoting);
            SqlText text = SqlText.of(words);
            SqlMentions.of(words, WATCHES);

            boolean hasQuotedNames = text.text().contains("\"") || text.text().contains("`");
            assertThat(hasQuotedNames ? "" : text.text().replaceAll("[\\p{L}_][\\p{L}\\p{N}_$]*", ""))
                    .as(sql.toString())
                    .doesNotContain("9");
        }
    }

    private static final WatchList WATCHES = SqlMentionsTest.watches();

    private static SqlText ansi(String sql) {
        return SqlText.of(SqlWords.of(sql, Quoting.ANSI));
    }
}
