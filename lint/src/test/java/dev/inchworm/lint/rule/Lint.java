// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.Linter;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.SourceText;
import java.util.List;

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
        return new Linter(version, live)
                .lint(new SourceText("test.sql", sql), kind).stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .toList();
    }
}
