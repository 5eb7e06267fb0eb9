// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "orders/**, orders/a.sql",
        "orders/**, orders/deep/er/a b.sql",
        "**/*.sql, a.sql",
        "**/*.sql, deep/er/a.sql",
        "**, any/thing",
        "src/**/db/*.sql, src/db/a.sql",
        "src/**/db/*.sql, src/x/y/db/a.sql",
        "**/**/a, a",
        "a/**/**, a/b/c",
        "a?c.txt, abc.txt",
        "a.c, a.c",
        "(a|b)+$, (a|b)+$",
        "V1__*.sql, V1__ü.sql"
    })
    void a_path_that_is_meant_matches(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/**, orders",
        "orders/**, ordersx/a",
        "orders/*, orders/deep/a",
        "*.sql, deep/a.sql",
        "**/*.sql, a.sqlx",
        "a?c.txt, a/c.txt",
        "a.c, abc",
        "orders/**, Orders/a",
        "src/**/db/*.sql, srcdb/a.sql"
    })
    void every_other_path_does_not(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isFalse();
    }

    @Test
    void a_line_end_in_a_path_is_a_character_like_any_other() {
        assertThat(Glob.of("a/**").matches("a/b\nc")).isTrue();
        assertThat(Glob.of("a/*").matches("a/b\nc")).isTrue();
        assertThat(Glob.of("a/b").matches("a/b\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a/", "a//b", "", "a/../b", "./a", "a**", "a/**b/c", "[ab]", "{a,b}", "a\\b", "!a"})
    void a_pattern_that_cannot_be_meant_is_refused(String glob) {
        assertThat(Glob.problem(glob)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> Glob.of(glob));
    }

    @Test
    void a_problem_names_its_place() {
        assertThat(Glob.problem("src/[ab].sql"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("has '[' as character 5"));
    }

    @Test
    void many_stars_are_matched_in_no_time_worth_naming() {
        assertThat(Glob.of("a*".repeat(12) + "b").matches("a".repeat(60))).isFalse();
    }
}
