// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.statement.OpaqueStatement.NotUnderstood;
import dev.inchworm.lint.statement.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A long history of a schema, made up from a seed out of many kinds of statement, in files as teams write them. */
class HistoryTest {

    private static final int STATEMENTS = 2_000;
    private static final int KINDS_MIN = 60;
    private static final String[] NAMES = {
        "orders", "\"Order\"", "shop.customers", "t", "name", "value", "date", "type", "${schema}.items", "ünï", "x$1"
    };

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void two_thousand_statements_are_judged_to_the_last(FileKind kind) throws IOException {
        Random random = new Random(20261121);
        List<String> templates = templates();
        int seen = 0;
        while (seen < STATEMENTS) {
            StringBuilder file = new StringBuilder();
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                String sql = statement(templates.get(random.nextInt(templates.size())), random);
                file.append(sql).append(sql.contains("stdin") ? ";\n1\t2\n\\.\n" : ";\n");
            }
            FileReport report = Files.lint(file.toString().getBytes(StandardCharsets.UTF_8), kind);
            seen += size;
            assertThat(report.counts().statements()).isEqualTo(size);
            assertThat(report.counts().notUnderstood()).as(file.toString()).isZero();
            assertThat(report.findings()).allSatisfy(finding -> {
                assertThat(finding.place().line())
                        .isBetween(1, (int) file.chars().filter(c -> c == '\n').count());
                assertThat(finding.message()).isNotBlank().doesNotContain("Optional", "null ");
                assertThat(finding.safeWay()).allMatch(HistoryTest::isLineOfSafeWay);
            });
        }
    }

    @Test
    void the_statements_of_a_safe_way_are_understood_themselves() throws IOException {
        Random random = new Random(7);
        for (String template : templates()) {
            for (int i = 0; i < 4; i++) {
                String sql = statement(template, random);
                Files.lint(sql).findings().stream()
                        .flatMap(finding -> finding.safeWay().stream())
                        .filter(line -> !line.startsWith("--") && !line.contains("…") && !line.contains("..."))
                        .forEach(line -> Splitter.split(new SourceText("", line))
                                .statements()
                                .forEach(each -> assertThat(StatementReader.read(each))
                                        .as(line + "  for  " + sql)
                                        .isNotInstanceOf(NotUnderstood.class)));
            }
        }
    }

    @Test
    void there_are_many_kinds_of_statement() throws IOException {
        assertThat(templates().size()).isGreaterThanOrEqualTo(KINDS_MIN);
    }

    private static boolean isLineOfSafeWay(String line) {
        return line.startsWith("--") || line.strip().endsWith(";") || line.contains("\n") || line.startsWith(" ");
    }

    /** The statements of the reader's test; the tables and columns of most can be renamed. */
    private static List<String> templates() throws IOException {
        try (InputStream file = HistoryTest.class.getResourceAsStream("statement/statements.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<String> templates = new ArrayList<>();
            Splitter.split(new SourceText("", text)).statements().forEach(each -> templates.add(each.text()));
            return templates;
        }
    }

    private static String statement(String template, Random random) {
        String name = NAMES[random.nextInt(NAMES.length)].replace("$", "\\$");
        String renamed = template.replaceFirst("(?<=(?:table|only|on|into|from|update) )t\\b", name);
        return random.nextInt(4) == 0 ? renamed.replace(" ", "\n  ") : renamed;
    }
}
