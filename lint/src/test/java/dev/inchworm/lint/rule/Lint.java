// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.InputFile;
import dev.inchworm.lint.Linter;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import dev.inchworm.lint.source.SourceText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lints a text in one call, for the tests of rules. */
final class Lint {

    private static final int VERSION = 15;

    private Lint() {}

    /** What {@code rule} finds in {@code sql}, a plain file for PostgreSQL 15. */
    static List<Finding> find(String rule, String sql) {
        return find(rule, sql, FileKind.PLAIN, VERSION, LiveFacts.NONE);
    }

    /** What {@code rule} finds in {@code sql} as a Flyway migration: one transaction around the file. */
    static List<Finding> findInFlyway(String rule, String sql) {
        return find(rule, sql, FileKind.FLYWAY, VERSION, LiveFacts.NONE);
    }

    /** What {@code rule} finds in {@code sql} for a server of {@code version}. */
    static List<Finding> find(String rule, String sql, int version) {
        return find(rule, sql, FileKind.PLAIN, version, LiveFacts.NONE);
    }

    /** What {@code rule} finds in {@code sql} when a server told {@code live}. */
    static List<Finding> find(String rule, String sql, LiveFacts live) {
        return find(rule, sql, FileKind.PLAIN, VERSION, live);
    }

    static List<Finding> find(String rule, String sql, FileKind kind, int version, LiveFacts live) {
        Target target = new Target(version, live, LocalDate.of(2026, 11, 21), Optional.empty());
        InputFile file = InputFile.of(new Decoded(new SourceText("test.sql", sql), Optional.empty()), kind);
        return new Linter(target)
                .lint(file).findings().stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .toList();
    }
}
