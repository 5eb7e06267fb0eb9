// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.lint.rule.LiveFacts;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of findings when a server shows otherwise; the server here answers as it is told. */
class VerdictTest {

    private static final Relation T =
            new Relation(new TableName("public", "t"), Relation.Kind.TABLE, Optional.empty(), false);
    private static final Relation INDEX =
            new Relation(new TableName("public", "i"), Relation.Kind.INDEX, Optional.of(T.name()), true);
    private static final List<Measured.Lock> EXCLUSIVE = List.of(new Measured.Lock(T, LockMode.ACCESS_EXCLUSIVE));

    @Test
    void what_a_rule_says_and_the_server_does_not_is_a_note_that_says_so() {
        FileReport report = lint("alter table t add a uuid default gen_random_uuid();", quiet(EXCLUSIVE));

        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("PG103"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).contains("The server showed otherwise");
                });
    }

    @Test
    void what_the_server_shows_and_no_rule_says_is_found() {
        assertThat(ids(lint("frobnicate t;", rewritten(EXCLUSIVE)))).contains("LINT9");
        assertThat(ids(lint("frobnicate t;", quiet(EXCLUSIVE)))).doesNotContain("LINT9");
    }

    @Test
    void a_rewrite_is_seen_also_where_the_lock_was_taken_by_the_statement_before_it() {
        assertThat(ids(lint("frobnicate t; frobnicate t;", quiet(EXCLUSIVE), rewritten(List.of()))))
                .contains("LINT9");
    }

    @Test
    void what_was_not_understood_is_told_by_the_server() {
        assertThat(lint("frobnicate t;", quiet(EXCLUSIVE)).findings())
                .filteredOn(finding -> finding.rule().equals("LINT2"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("took ACCESS EXCLUSIVE on public.t"));
    }

    @Test
    void what_the_server_refuses_is_found_with_its_words_but_a_missing_role_blocks_nothing() {
        FileReport refused = lint("select b from t;", failed("42703", "column \"b\" does not exist"));
        FileReport role = lint("grant select on t to app;", failed("42704", "role \"app\" does not exist"));

        assertThat(refused.findings())
                .filteredOn(finding -> finding.rule().equals("LINT8"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("column \"b\" does not exist (42703)"));
        assertThat(role.findings()).allMatch(finding -> finding.severity() != Severity.BLOCK);
    }

    @Test
    void an_index_that_was_built_stays_found() {
        assertThat(ids(lint("create index i on t (a);", built())))
                .contains("PG180")
                .doesNotContain("LINT9");
    }

    @Test
    void rows_and_what_a_tool_fills_in_are_not_tried() {
        FileReport report =
                lint("copy t (a) from stdin;\n1\n\\.\nselect 1 from ${schema}.t; select 2;", quiet(List.of()));

        assertThat(report.counts().probed()).isEqualTo(1);
    }

    private static List<String> ids(FileReport report) {
        return report.findings().stream().map(finding -> finding.rule()).toList();
    }

    private static FileReport lint(String sql, Measured... answers) {
        Probe probe = new Probe() {
            @Override
            public List<Optional<Measured>> run(List<String> statements, boolean isInTransaction) {
                List<Optional<Measured>> shown = new ArrayList<>();
                statements.forEach(each -> shown.add(Optional.of(answers[shown.size()])));
                return shown;
            }

            @Override
            public void close() {}
        };
        Target target = new Target(15, LiveFacts.NONE, Files.TODAY, Optional.of(probe));
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        return new Linter(target).lint(InputFile.of(Decoded.of("test.sql", bytes), FileKind.FLYWAY));
    }

    private static Measured quiet(List<Measured.Lock> locks) {
        return measured(locks, List.of(), List.of(), Optional.empty());
    }

    private static Measured rewritten(List<Measured.Lock> locks) {
        return measured(locks, List.of(T), List.of(), Optional.empty());
    }

    private static Measured built() {
        return measured(List.of(new Measured.Lock(T, LockMode.SHARE)), List.of(), List.of(INDEX), Optional.empty());
    }

    private static Measured failed(String state, String message) {
        return measured(
                List.of(), List.of(), List.of(), Optional.of(new Measured.Failure(state, message, Optional.empty())));
    }

    private static Measured measured(
            List<Measured.Lock> locks,
            List<Relation> rewritten,
            List<Relation> built,
            Optional<Measured.Failure> error) {
        return new Measured(
                "",
                Measured.How.IN_TRANSACTION,
                Duration.ZERO,
                locks,
                rewritten,
                List.of(),
                built,
                List.of(),
                List.of(),
                error);
    }
}
