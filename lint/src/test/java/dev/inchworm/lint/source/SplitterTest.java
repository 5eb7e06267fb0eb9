// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitterTest {

    @Test
    void a_semicolon_in_a_quote_or_a_comment_ends_nothing() {
        assertThat(texts("select ';', \";\", e'\\';', $$;$$, $a$ $$;$$ $a$ /* ; /* ; */ ; */ -- ;\n; select 2"))
                .hasSize(2)
                .last()
                .isEqualTo("select 2");
    }

    @Test
    void a_semicolon_in_the_body_of_a_function_or_a_rule_ends_nothing() {
        assertThat(texts("create function f() returns int begin atomic select case when true then 1 end; select 2; end;"
                        + "create rule r as on insert to t do also (select 1; select 2); select 3"))
                .hasSize(3);
    }

    @Test
    void a_parenthesis_left_open_spoils_one_statement_only() {
        assertThat(texts("create table t (a int; select 1")).containsExactly("create table t (a int", "select 1");
    }

    @Test
    void places_are_exact_also_behind_wide_characters_and_carriage_returns() {
        Script script = Splitter.split(new SourceText("f.sql", "select 'ä𝄞';\r\n\r\n  select\r\n 2 ;"));

        assertThat(script.statements())
                .extracting(statement -> statement.place().toString())
                .containsExactly("f.sql:1:1", "f.sql:3:3");
        assertThat(script.statements().get(1).place().endLine()).isEqualTo(4);
        assertThat(script.source().lineAt(3)).isEqualTo("  select");
    }

    @Test
    void rows_behind_a_copy_are_skipped() {
        assertThat(texts("copy t (a) from stdin with (format text);\n1\t'\n;\n\\.\nselect 1;"))
                .containsExactly("copy t (a) from stdin with (format text)", "select 1");
    }

    @Test
    void commands_of_psql_are_told_with_their_place() {
        Script script =
                Splitter.split(new SourceText("f.sql", "\\set ON_ERROR_STOP on\nselect 1 \\gset\n\\i other.sql\n"));

        assertThat(script.troubles())
                .extracting(trouble -> trouble.place() + " " + trouble.message())
                .containsExactly(
                        "f.sql:1:1 \\set is a command of psql and not read",
                        "f.sql:2:10 \\gset is a command of psql and not read",
                        "f.sql:3:1 \\i is a command of psql and not read");
        assertThat(script.statements()).extracting(SourceStatement::text).containsExactly("select 1");
    }

    @Test
    void changesets_of_liquibase_are_parts_and_their_ways_back_are_not_read() {
        Script script = Splitter.split(new SourceText("f.sql", """
            --liquibase formatted sql

            --changeset ann:1
            create table t (a int);
            select 1;
            --rollback drop table t;

            --changeset bob:2 runInTransaction:false labels:x
            create index concurrently i on t (a);
            --changeset bob:3 dbms:mysql,mariadb
            alter table t engine=innodb;
            --changeset bob:4 dbms:postgresql
            select 4;
            """));

        assertThat(script.isLiquibase()).isTrue();
        assertThat(script.sections())
                .extracting(section -> section.statements().size())
                .containsExactly(2, 1, 1);
        assertThat(script.sections())
                .extracting(Script.Section::isInTransaction)
                .containsExactly(Optional.of(true), Optional.of(false), Optional.of(true));
    }

    @Test
    void the_ways_back_of_goose_and_dbmate_are_not_read() {
        assertThat(texts("-- +goose Up\nselect 1;\n-- +goose Down\ndrop table t;"))
                .containsExactly("select 1");
        assertThat(texts("-- migrate:up transaction:false\nselect 1;\n-- migrate:down\ndrop table t;"))
                .containsExactly("select 1");
        assertThat(Splitter.split(new SourceText("f.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nselect 1;"))
                        .sections())
                .extracting(Script.Section::isInTransaction)
                .containsExactly(Optional.of(false));
    }

    @Test
    void a_placeholder_of_a_migration_tool_may_name_something() {
        assertThat(Splitter.split(new SourceText("f.sql", "select 1 from ${schema}.t_${env}"))
                        .statements()
                        .get(0)
                        .tokens())
                .extracting(Token::text)
                .containsExactly("select", "1", "from", "${schema}", ".", "t_${env}");
    }

    private static List<String> texts(String sql) {
        return Splitter.split(new SourceText("f.sql", sql)).statements().stream()
                .map(SourceStatement::text)
                .toList();
    }
}
