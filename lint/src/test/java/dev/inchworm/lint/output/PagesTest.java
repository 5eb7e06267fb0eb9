// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.InputFile;
import dev.inchworm.lint.Linter;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import dev.inchworm.lint.source.SourceText;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final String INDEX =
            "-- for the list\nCREATE INDEX orders_customer_idx\n    ON orders (customer);\n";

    @Test
    void a_person_reads_where_what_why_and_the_safe_way() {
        String page = TextPage.of(results("db/V2__x y.sql", INDEX), false);

        assertThat(page.lines())
                .contains(
                        "BLOCK  PG180  Index created without CONCURRENTLY  db/V2__x y.sql:2:1",
                        "     2 │ CREATE INDEX orders_customer_idx",
                        "     3 │     ON orders (customer);",
                        "         Building an index on orders blocks all writes to it.",
                        "Safe way -- outside a transaction, with lock_timeout off:",
                        "         CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);");
    }

    @Test
    void a_page_is_a_hundred_columns_wide_but_for_what_is_to_be_copied() {
        String page = TextPage.of(
                results("a.sql", "create index i on t (" + "a_rather_long_column, ".repeat(40) + "b)\n\t where a > 1"),
                false);

        assertThat(page.lines().filter(line -> !line.toUpperCase(Locale.ROOT).contains("INDEX")))
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void only_a_terminal_gets_colours_and_nothing_of_a_file_can_steer_it() {
        Results results = results("a.sql", "create index \"i\u001b[2J\u202e\" on t (a)");

        assertThat(TextPage.of(results, false)).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(TextPage.of(results, true))
                .contains("\u001b[1;31mBLOCK\u001b[0m")
                .doesNotContain("[2J\u202e");
    }

    @Test
    void a_rule_is_explained_once() {
        String page = TextPage.of(results("a.sql", "create index on t (a); create index on t (b);"), false);

        assertThat(page).containsOnlyOnce("Why      Every INSERT");
        assertThat(page.lines().filter(line -> line.startsWith("BLOCK  PG180"))).hasSize(2);
    }

    @Test
    void nothing_found_is_said_in_words() {
        assertThat(TextPage.of(results("a.sql", "select a from t;"), false))
                .isEqualToIgnoringNewLines("1 statement in 1 file, judged by rules for PostgreSQL 15: nothing found");
    }

    @Test
    void a_program_gets_every_figure() {
        Map<String, Object> page = JsonPage.of(results("a.sql", INDEX));

        assertThat(at(page, "files", 0, "findings").toString())
                .contains("rule=PG180", "severity=block", "line=2, column=1, endLine=3", "safeWay=[-- outside");
        assertThat(at(page, "summary", "statements")).isEqualTo(1);
    }

    @Test
    void a_code_host_gets_rules_by_index_and_paths_as_uris() {
        Map<String, Object> page = SarifPage.of(results("db/V2__x y.sql", INDEX));

        assertThat(page).containsEntry("version", "2.1.0");
        assertThat((List<?>) at(page, "runs", 0, "results")).isNotEmpty().allSatisfy(result -> {
            Object rule = at(page, "runs", 0, "tool", "driver", "rules", at(result, "ruleIndex"), "id");
            assertThat(rule).isEqualTo(at(result, "ruleId"));
            assertThat(at(result, "locations", 0, "physicalLocation", "artifactLocation", "uri"))
                    .isEqualTo("db/V2__x%20y.sql");
            assertThat(at(result, "locations", 0, "physicalLocation", "region", "startLine"))
                    .isEqualTo(2);
        });
    }

    private static Object at(Object tree, Object... path) {
        Object node = tree;
        for (Object step : path) {
            node = Objects.requireNonNull(
                    step instanceof Integer index ? ((List<?>) node).get(index) : ((Map<?, ?>) node).get(step));
        }
        return node;
    }

    @Test
    void a_workflow_gets_one_line_a_finding_with_its_signs_escaped() {
        Results results = results("a,b.sql", INDEX);

        assertThat(GithubPage.of(results).lines())
                .hasSize(results.findings().size())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("::error file=a%2Cb.sql,line=2,endLine=3,col=1,title=PG180 Index created"
                                + " without CONCURRENTLY::Building an index on orders blocks all writes to"
                                + " it.%0ASafe way:%0A"));
    }

    @Test
    void everything_that_can_be_found_is_listed() {
        assertThat(TextPage.rules(false).lines()).hasSize(Catalogue.all().size());
        assertThat(Catalogue.all())
                .extracting(RuleCard::id)
                .containsAll(Rules.all().stream().map(rule -> rule.card().id()).toList())
                .contains("LINT1", "LINT9");
    }

    private static Results results(String file, String sql) {
        InputFile input = InputFile.of(new Decoded(new SourceText(file, sql), Optional.empty()), FileKind.PLAIN);
        return new Results(List.of(new Linter(Target.offline(15, LocalDate.of(2026, 11, 21))).lint(input)), 15);
    }
}
