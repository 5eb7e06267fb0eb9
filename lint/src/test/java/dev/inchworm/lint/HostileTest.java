// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.rule.Scene.FileKind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are meant to break a reader: each is answered with a place, soon, and never with a trace. */
class HostileTest {

    private static final Duration ENDS = Duration.ofSeconds(60);
    private static final int TEN_MEGABYTES = 10_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1;\\n  select 'a | test.sql:2:10 LINT1",
                "select \"a | test.sql:1:8 LINT1",
                "do $x$ begin $y$ end | test.sql:1:4 LINT1",
                "select 1; /* a /* b */ c | test.sql:1:11 LINT1",
                "select e'a\\\\' | test.sql:1:8 LINT1",
                "copy t from stdin;\\n1\\t2\\n | test.sql:1:1 LINT1",
            })
    void what_has_no_end_is_told_where_it_begins(String sql, String told) {
        assertThat(Files.told(Files.lint(unescaped(sql)))).containsExactly(told);
    }

    @Test
    void a_nul_is_told_and_the_rest_is_judged() {
        assertThat(Files.told(Files.lint("select 1;\0\ncreate index i on t (a);")))
                .contains("test.sql:1:10 LINT1", "test.sql:2:1 PG180");
    }

    @Test
    void bytes_that_are_no_utf8_are_told_and_the_rest_is_judged() {
        byte[] bytes = "select 'é';\n-- ü\ncreate index i on t (a);".getBytes(ISO_8859_1);

        assertThat(Files.told(Files.lint(bytes, FileKind.PLAIN))).contains("test.sql:1:9 LINT1", "test.sql:3:1 PG180");
    }

    @Test
    void a_byte_order_mark_is_no_matter() {
        assertThat(Files.lint("\uFEFFselect 1").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "'",
                "\"",
                "$",
                "$a$",
                "/*",
                "--",
                "\\",
                ";",
                "a ",
                "${",
                "1e",
                ":",
                "case ",
                "begin atomic ",
                "with a as (",
                "select (",
                "alter table t add a int default (",
                "create function f() begin atomic ",
                "\0",
                "é",
                "int[]",
                "array ",
                "create index on t (a);",
                "drop table t;",
                "-- inchworm:allow PG180\n",
                "-- inchworm:allow PG180 reason=\"x\"\nselect 1;",
                "-- +goose Up\nselect 1;",
                "set a = 1;",
                "a,",
            })
    void a_megabyte_of_it_comes_to_an_end(String part) {
        String text = part.repeat(TEN_MEGABYTES / 10 / part.length());

        FileReport report = Assertions.assertTimeoutPreemptively(ENDS, () -> Files.lint(text));

        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.place().line()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a$", "/*", "with a as (", "drop table t;", "-- inchworm:allow PG180\n"})
    void ten_megabytes_come_to_an_end(String part) {
        String text = part.repeat(TEN_MEGABYTES / part.length());

        Assertions.assertTimeoutPreemptively(ENDS, () -> Files.lint(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into t (a) values ", "alter table t add a int default ", "select "})
    void one_statement_of_ten_megabytes_comes_to_an_end(String start) {
        String text = start + "('x'),".repeat(TEN_MEGABYTES / 6) + "('x')";

        Assertions.assertTimeoutPreemptively(ENDS, () -> Files.lint(text));
    }

    @Test
    void nesting_is_no_matter_however_deep() {
        String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);

        assertThat(Files.lint("alter table t add constraint c check (" + deep + ") not valid")
                        .counts()
                        .notUnderstood())
                .isZero();
    }

    @Test
    void noise_is_answered_and_never_with_a_trace() {
        String signs = "abc1'\"$()[];,.\\-/*:=<> \n\0é{}%@";
        String[] words = {"alter ", "table ", "add ", "column ", "create ", "index ", "on ", "(", ")", "not ", "null "};
        Random random = new Random(4);
        for (int file = 0; file < 3_000; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(
                        random.nextBoolean()
                                ? words[random.nextInt(words.length)]
                                : String.valueOf(signs.charAt(random.nextInt(signs.length()))));
            }
            assertThat(Files.lint(text.toString().getBytes(UTF_8), FileKind.FLYWAY))
                    .isNotNull();
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\u0001', '\\');
    }
}
