// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.lint;

import dev.inchworm.lint.InputFile;
import dev.inchworm.lint.Linter;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.OutsideTransaction;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.statement.StatementReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's example: what must be there, what the rule finds, and the safe way.
 *
 * @param id of the rule
 * @param schema what must be there
 * @param risky what the rule finds
 * @param safe the safe way
 */
record RuleExample(String id, Part schema, Part risky, Part safe) {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    /**
     * A part of it.
     *
     * @param sql its text
     * @param options what stands behind the colon: {@code flyway}, {@code pg18}, {@code error 25001}
     */
    record Part(String sql, String options) {

        private static final Pattern VERSION = Pattern.compile("\\bpg(\\d+)");
        private static final Pattern ERROR = Pattern.compile("\\berror (\\w{5})");

        /** Oldest major version it is for. */
        int from() {
            Matcher matcher = VERSION.matcher(options);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }

        /** What the server refuses it with, if it is meant to. */
        Optional<String> error() {
            Matcher matcher = ERROR.matcher(options);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        FileKind kind() {
            return options.contains("flyway") ? FileKind.FLYWAY : FileKind.PLAIN;
        }

        List<SourceStatement> statements() {
            return Splitter.split(new SourceText("example", sql)).statements();
        }

        List<String> texts() {
            return statements().stream().map(SourceStatement::text).toList();
        }

        /** Whether a tool runs it as one transaction. */
        boolean isWrapped() {
            return kind() == FileKind.FLYWAY
                    && !statements().stream().map(StatementReader::read).allMatch(OutsideTransaction::isKnownToFlyway);
        }
    }

    static RuleExample read(Path folder, String id) throws IOException {
        String[] texts = {"", "", ""};
        String[] options = {"", "", ""};
        int part = -1;
        for (String line : Files.readAllLines(folder.resolve(id + ".sql"))) {
            int begins = List.of("-- schema", "-- risky", "-- safe")
                    .indexOf(line.replaceAll(":.*", "").strip());
            if (begins >= 0) {
                part = begins;
                options[part] = line.replaceAll("^[^:]*:?", "");
            } else if (part >= 0) {
                texts[part] += line + "\n";
            }
        }
        return new RuleExample(
                id, new Part(texts[0], options[0]), new Part(texts[1], options[1]), new Part(texts[2], options[2]));
    }

    /** What the rule finds in its risky part, on a server of that version of which nothing else is known. */
    List<Finding> found(int version) {
        byte[] bytes = risky.sql.getBytes(StandardCharsets.UTF_8);
        InputFile file = InputFile.of(Decoded.of("example", bytes), risky.kind());
        return new Linter(Target.offline(version, ANY_DAY))
                .lint(file).findings().stream()
                        .filter(finding -> finding.rule().equals(id))
                        .toList();
    }

    /** The statements among the lines of a safe way; where there are two ways, of the first. */
    static List<String> statements(List<String> safeWay) {
        List<String> first =
                safeWay.stream().takeWhile(line -> !line.startsWith("-- or ")).toList();
        return Splitter.split(new SourceText("safe way", String.join("\n", first))).statements().stream()
                .map(SourceStatement::text)
                .toList();
    }

    /** Which statement of the risky part a finding is about, from 0. */
    int statement(Finding finding) {
        List<SourceStatement> statements = risky.statements();
        for (int i = 0; i < statements.size(); i++) {
            if (finding.place().start() < statements.get(i).place().end()) {
                return i;
            }
        }
        throw new IllegalArgumentException("no statement at " + finding.place());
    }
}
