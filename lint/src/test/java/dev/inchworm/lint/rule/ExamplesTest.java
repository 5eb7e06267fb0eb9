// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.rule.Scene.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every rule to its twins: example, page and test. */
class ExamplesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static List<String> ids() {
        return Rules.all().stream().map(rule -> rule.card().id()).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_risky_part_of_the_example_is_found(String id) throws IOException {
        Example example = Example.read(ROOT.resolve("examples/lint/" + id + ".sql"));

        assertThat(example.find(id, example.risky()))
                .as(id + " in the risky part")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_safe_part_of_the_example_is_left_in_peace(String id) throws IOException {
        Example example = Example.read(ROOT.resolve("examples/lint/" + id + ".sql"));

        assertThat(example.safe()).isNotBlank();
        assertThat(example.find(id, example.safe()))
                .as(id + " in the safe part")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_page_has_the_title_of_the_rule(String id) throws IOException {
        Rule rule = Rules.find(id).orElseThrow();
        List<String> page = Files.readAllLines(ROOT.resolve("docs/lint/" + id + ".md"));

        assertThat(page.get(0)).isEqualTo("# " + id + ": " + rule.card().title());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_rule_has_a_test_of_its_own(String id) {
        String name = Rules.find(id).orElseThrow().getClass().getSimpleName();

        assertThat(ROOT.resolve("lint/src/test/java/dev/inchworm/lint/rule/" + name + "Test.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_card_says_what_is_at_stake(String id) {
        RuleCard card = Rules.find(id).orElseThrow().card();

        assertThat(card.risk().why()).endsWith(".");
        assertThat(card.risk().locks().isEmpty() || card.risk().locks().endsWith("."))
                .isTrue();
        assertThat(card.title()).doesNotEndWith(".");
    }

    @Test
    void no_two_rules_share_an_id() {
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void no_example_and_no_page_is_left_without_a_rule() throws IOException {
        List<String> known = ids();

        assertThat(Stream.concat(names("docs/lint").stream(), names("examples/lint").stream()))
                .filteredOn(name -> name.matches("PG\\d+\\..*"))
                .allSatisfy(name -> assertThat(known).contains(name.replaceAll("\\..*", "")));
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /**
     * An example file: {@code -- schema}, {@code -- risky} and {@code -- safe}, each on a line of its own, with options
     * behind the word: {@code flyway}, {@code pg18}.
     */
    private record Example(String risky, String safe, String riskyOptions, String safeOptions) {

        static Example read(Path file) throws IOException {
            String[] texts = {"", "", ""};
            String[] options = {"", "", ""};
            int part = -1;
            for (String line : Files.readAllLines(file)) {
                int begins = List.of("-- schema", "-- risky", "-- safe")
                        .indexOf(line.replaceAll(":.*", "").strip());
                if (begins >= 0) {
                    part = begins;
                    options[part] = line.replaceAll("^[^:]*:?", "");
                } else if (part >= 0) {
                    texts[part] += line + "\n";
                }
            }
            return new Example(texts[1], texts[2], options[1], options[2]);
        }

        List<Finding> find(String id, String sql) {
            String options = sql.equals(risky) ? riskyOptions : safeOptions;
            FileKind kind = options.contains("flyway") ? FileKind.FLYWAY : FileKind.PLAIN;
            int version = options.contains("pg") ? Integer.parseInt(options.replaceAll(".*pg(\\d+).*", "$1")) : 15;
            return Lint.find(id, sql, kind, version, LiveFacts.NONE);
        }
    }
}
