// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';'",
                "select 'it''s; one'",
                "select E'\\';' || ';'",
                "select \"a;b\" from \"c\"\"d;\"",
                "select $$;$$, $t$ $$; $t$",
                "/* ; /* ; */ ; */ select 1",
                "select 1 -- ;\n + 1",
                "create rule r as on insert to t do (select 1; select 2)",
                "create function f() returns int language sql begin atomic select case when true then 1 end; select 2; end",
                "select a$b$c; -- d$b$"
            })
    void a_semicolon_inside_something_ends_nothing(String one) {
        List<Statement> statements = SqlScript.split(one + ";\n select 'next'");

        assertThat(statements).hasSize(2);
        assertThat(statements.get(1).sql()).isEqualTo("select 'next'");
    }

    @Test
    void each_statement_has_the_line_in_which_it_begins() {
        List<Statement> statements = SqlScript.split("-- first\nselect 1;\n\n/* a\n b */ select\n 2;select 3");

        assertThat(statements).extracting(Statement::line).containsExactly(2, 5, 6);
        assertThat(statements).extracting(Statement::sql).containsExactly("select 1", "select\n 2", "select 3");
    }

    @Test
    void rows_after_a_copy_are_its_data() {
        List<Statement> statements =
                SqlScript.split("COPY public.t (a, b) FROM stdin;\n1\t;'\n2\t\\N\n\\.\n\nselect 1;");

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).kind()).isEqualTo(Statement.Kind.COPY);
        assertThat(statements.get(0).data()).isEqualTo("1\t;'\n2\t\\N\n");
        assertThat(statements.get(1).line()).isEqualTo(6);
    }

    @Test
    void a_command_of_psql_is_told_from_sql() {
        List<Statement> statements = SqlScript.split("\\restrict abc\nselect 1;\n\\i other.sql\n");

        assertThat(statements)
                .extracting(Statement::kind)
                .containsExactly(Statement.Kind.META, Statement.Kind.SQL, Statement.Kind.META);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 'open", "select $$ open", "/* open", "select \"open", "copy t from stdin;", "select ((("
            })
    void what_is_never_closed_reaches_to_the_end(String open) {
        assertThat(SqlScript.split(open)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void nothing_but_comments_is_nothing() {
        assertThat(SqlScript.split("-- a\n/* b */ ;;\n ; ")).isEmpty();
    }
}
