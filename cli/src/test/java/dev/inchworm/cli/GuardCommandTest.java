// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.Repository.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard on real repositories, without a database: the phase is stated. */
class GuardCommandTest {

    private static final String EXPAND = "--phase=EXPAND";

    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeEach
    void repository() throws IOException {
        repository = new Repository(folder);
    }

    @Test
    void a_change_within_its_bounds_passes_and_says_what_was_judged() throws IOException {
        repository.write("orders/New.java", "class New {}\n");
        repository.write("orders/V2__minor.sql", "alter table orders add column minor bigint;\n");
        repository.commit();

        Answer answer = repository.guard(EXPAND);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("phase EXPAND, as stated by --phase")
                .contains("orders-total: 2 files and 1 SQL statements since ", "within the guardrail");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_out_of_bounds_is_told_committed_or_not_even_added(boolean isCommitted) throws IOException {
        repository.write("shop/Shop.java", "class Shop {\n    int more;\n}\n");
        repository.write("shop/new file.txt", "x\n");
        if (isCommitted) {
            repository.commit();
        }

        assertThat(repository.breaches(EXPAND))
                .containsExactly(
                        "shop/Shop.java:1: may_touch: the file is changed, and no pattern allows it",
                        "shop/new file.txt:1: may_touch: the file is added, and no pattern allows it");
    }

    @Test
    void a_file_that_is_deleted_or_renamed_out_of_bounds_is_told_by_both_names() throws IOException {
        repository.delete("shop/Shop.java");
        repository.git("mv", "orders/V1__orders.sql", "V1__orders.sql");

        assertThat(repository.breaches(EXPAND))
                .containsExactly(
                        "V1__orders.sql:1: may_touch: the file is added, and no pattern allows it",
                        "V1__orders.sql:2: must_not: delete-without-where: delete from orders",
                        "shop/Shop.java:1: may_touch: the file is deleted, and no pattern allows it");
    }

    @Test
    void statements_are_judged_where_a_line_of_theirs_is_new() throws IOException {
        repository.write("orders/V1__orders.sql", """
                create table orders (id int);
                delete from orders;

                alter table orders
                  drop column total,
                  add column x int;
                truncate orders; delete from orders where id = 1;
                """);

        assertThat(repository.breaches(EXPAND))
                .containsExactly(
                        "orders/V1__orders.sql:4: must_not: drop-column: alter table orders drop column total,"
                                + " add column x int",
                        "orders/V1__orders.sql:7: must_not: truncate: truncate orders");
    }

    @Test
    void a_statement_that_lost_its_condition_is_new() throws IOException {
        repository.write("orders/clean.sql", "select 1;\ndelete from orders\n  where id = 1\n;\nselect 2;\n");
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.write("orders/clean.sql", "select 1;\ndelete from orders\n;\nselect 2;\n");

        assertThat(repository.breaches(EXPAND))
                .containsExactly("orders/clean.sql:2: must_not: delete-without-where: delete from orders");
    }

    @Test
    void a_last_statement_without_its_end_is_judged_when_a_line_behind_it_goes() throws IOException {
        repository.write("orders/clean.sql", "select 1;\ndelete from orders\nwhere id = 1\n");
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.write("orders/clean.sql", "select 1;\ndelete from orders\n");

        assertThat(repository.breaches(EXPAND))
                .containsExactly("orders/clean.sql:2: must_not: delete-without-where: delete from orders");
    }

    @Test
    void a_line_taken_away_between_two_statements_makes_neither_new() throws IOException {
        repository.write("orders/clean.sql", "truncate orders;\nselect 2;\ntruncate orders;\n");
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.write("orders/clean.sql", "truncate orders;\ntruncate orders;\n");

        assertThat(repository.breaches(EXPAND)).isEmpty();
    }

    @Test
    void what_is_not_understood_may_be_anything() throws IOException {
        repository.write("orders/a.sql", "frobnicate the orders;\n");
        repository.write("orders/b.sql", "alter table orders explode;\n");
        repository.write("orders/c.sql", "select 'open;\n");
        repository.write("orders/d.sql", "\\echo all is well\n\\i e.psql\n");

        assertThat(repository.breaches(EXPAND))
                .hasSize(4)
                .allMatch(line -> line.contains("must_not: not understood, so it may be anything"));
    }

    @Test
    void statements_in_bodies_are_judged_and_those_put_together_at_run_time_are_told() throws IOException {
        repository.write("orders/a.sql", """
                do $$ begin if true then truncate orders; end if; end $$;
                create function f() returns void language sql as 'delete from orders';
                do $$ begin execute 'drop ' || 'table x'; end $$;
                do $$ begin perform 1; end $$;
                """);

        assertThat(repository.breaches(EXPAND))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("orders/a.sql:1: must_not: truncate: do $$"),
                        second -> assertThat(second).startsWith("orders/a.sql:2: must_not: delete-without-where:"),
                        third -> assertThat(third).startsWith("orders/a.sql:3:").contains("(EXECUTE)"));
    }

    @Test
    void texts_of_java_are_judged_where_they_are_whole_statements() throws IOException {
        repository.write("orders/New.java", """
            class New {
                // truncate orders
                String a = "truncate orders";
                String b = "alter table orders "
                        + "drop column total";
                String c = \"""
                        delete
                        from orders
                        \""";
                String d = "delete from orders where id = ?";
                String e = "Truncate whatever is too long";
                String f = "delete from " + table();
            }
            """);

        assertThat(repository.breaches(EXPAND))
                .containsExactly(
                        "orders/New.java:3: must_not: truncate: truncate orders",
                        "orders/New.java:4: must_not: drop-column: alter table orders drop column total",
                        "orders/New.java:6: must_not: delete-without-where: delete from orders");
    }

    @Test
    void a_java_file_that_only_moves_brings_no_statement() throws IOException {
        repository.write("orders/A.java", "class A {\n    String a = \"truncate orders\";\n    int b;\n}\n");
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.git("mv", "orders/A.java", "orders/B.java");

        assertThat(repository.breaches(EXPAND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PREPARE,1", "EXPAND,1", "DUAL_WRITE,1", "BACKFILL,1", "VERIFY,1", "CUTOVER,0", "HOLD,0", "DONE,0"})
    void old_logic_stays_as_it_is_before_cutover(String phase, int breaches) throws IOException {
        repository.write("orders/old/Totals.java", "class Totals {\n    int a;\n    int b;\n    long c;\n}\n");

        assertThat(repository.breaches("--phase", phase))
                .hasSize(breaches)
                .allMatch(line ->
                        line.equals("orders/old/Totals.java:4: old_logic: old logic is changed before CUTOVER (%s)"
                                .formatted(phase)));
    }

    @Test
    void a_phase_that_nobody_can_say_counts_as_before_cutover() throws IOException {
        repository.delete("orders/old/Totals.java");

        Answer answer = repository.guard("--url", "jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out())
                .contains("orders/old/Totals.java:1: old_logic: old logic is deleted before CUTOVER (phase unknown)")
                .contains("phase unknown (")
                .contains("judged as before CUTOVER");
    }

    @Test
    void no_guardrail_no_go() throws IOException {
        repository.write("packet/migration.yaml", Repository.packet(""));
        repository.commit();

        Answer answer = repository.guard(EXPAND);

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err()).contains("IW-1303", "no guardrail, no go", "add guardrail: { may_touch:");
    }

    @Test
    void a_change_cannot_loosen_its_own_guardrail() throws IOException {
        repository.write("packet/migration.yaml", Repository.packet("guardrail: { may_touch: [\"**\"] }\n"));
        repository.write("shop/Shop.java", "class Shop { int more; }\n");
        repository.commit();

        assertThat(repository.breaches(EXPAND))
                .containsExactly(
                        "packet/migration.yaml:1: guardrail: it is changed together with what it guards: change it by"
                                + " itself",
                        "packet/migration.yaml:8: may_touch: the file is changed, and no pattern allows it",
                        "shop/Shop.java:1: may_touch: the file is changed, and no pattern allows it");
    }

    @Test
    void nor_by_moving_the_packet() throws IOException {
        repository.git("mv", "packet", "elsewhere");
        repository.write("elsewhere/migration.yaml", Repository.packet("guardrail: { may_touch: [\"**\"] }\n"));
        repository.commit();

        Answer answer = Repository.run("guard", folder.resolve("elsewhere").toString(), "--base", "base", EXPAND);

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).contains("guardrail: it is changed together", "packet/migration.yaml:1: may_touch");
    }

    @Test
    void a_guardrail_that_is_new_is_noted_and_judged_by() throws IOException {
        repository.write("packet/migration.yaml", Repository.packet(""));
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.write(
                "packet/migration.yaml",
                Repository.packet("guardrail: { may_touch: [\"packet/*\", \"orders/**\"] }\n"));

        Answer answer = repository.guard(EXPAND);

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("note: the guardrail is new in this change");
    }

    @Test
    void the_change_is_counted_from_where_the_branch_began() throws IOException {
        repository.git("checkout", "--quiet", "-b", "work");
        repository.write("orders/New.java", "class New {}\n");
        repository.commit();
        repository.git("checkout", "--quiet", "main");
        repository.write("shop/Shop.java", "class Shop { int others; }\n");
        repository.commit();
        repository.git("checkout", "--quiet", "work");

        assertThat(repository.breaches("--base", "main", EXPAND)).isEmpty();
    }

    @Test
    void unusual_names_and_bytes_are_read_as_they_are() throws IOException {
        repository.git("config", "core.quotepath", "true");
        repository.git("config", "diff.noprefix", "true");
        repository.git("config", "diff.mnemonicPrefix", "true");
        repository.write("orders/a \"b\"\tü\\c.sql", "select 1;\n");
        Files.write(folder.resolve("orders/picture.png"), new byte[] {(byte) 0x89, 'P', 0, '\n', (byte) 0xFF, '\n'});
        repository.write(".gitattributes", "*.sql -diff\n");
        repository.commit();
        repository.git("tag", "--force", "base");
        repository.write("orders/a \"b\"\tü\\c.sql", "select 1;\ntruncate orders;\n");
        Files.write(folder.resolve("orders/picture.png"), new byte[] {'\n', (byte) 0x89, 'P', 0, (byte) 0xFF});

        assertThat(repository.breaches(EXPAND))
                .containsExactly("orders/a \"b\"\tü\\c.sql:2: must_not: truncate: truncate orders");
    }

    @Test
    void a_link_is_no_way_around() throws IOException {
        Path outside = Files.writeString(folder.resolve("orders/real.txt"), "truncate orders;\n");
        Files.createSymbolicLink(folder.resolve("orders/a.sql"), outside.getFileName());

        Answer answer = repository.guard(EXPAND);

        assertThat(answer.out()).contains("note: orders/a.sql is no plain file and was not read");
    }

    @Test
    void the_same_is_told_to_programs() throws IOException {
        repository.write("orders/a.sql", "truncate orders;\n");

        Answer answer = repository.guard(EXPAND, "--json");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out())
                .contains("\"phase\" : \"EXPAND\"", "\"within\" : false", "\"line\" : 1", "\"rule\" : \"must_not\"");
    }

    @Test
    void what_git_cannot_tell_is_said_with_what_to_do() throws IOException {
        assertThat(repository.guard(EXPAND, "--base", "nowhere").err())
                .contains("IW-1205 there is no revision nowhere in this repository", "fetch-depth: 0");
        assertThat(repository.guard(EXPAND, "--base", "--output=x").err()).contains("IW-1205 there is no revision");
        assertThat(repository
                        .guard(EXPAND, "--git", folder.resolve("no-git").toString())
                        .err())
                .contains("IW-1205", "cannot be run", "install git");
        repository.git("checkout", "--quiet", "--orphan", "other");
        repository.write("orders/other.txt", "x\n");
        repository.commit();
        assertThat(repository.guard(EXPAND).err()).contains("IW-1205 HEAD and base have no ancestor in common");
    }

    @Test
    void a_packet_outside_of_every_repository_is_a_mistake(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("migration.yaml"), Repository.packet(Repository.GUARDRAIL));

        Answer answer = Repository.run("guard", elsewhere.toString(), "--base", "main", EXPAND);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("IW-1205", "is not in a git repository");
    }
}
