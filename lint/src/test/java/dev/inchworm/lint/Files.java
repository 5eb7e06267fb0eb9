// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Lints texts in one call, for the tests of the linter itself. */
final class Files {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Files() {}

    /** What came of {@code sql}, a plain file {@code test.sql} for PostgreSQL 15. */
    static FileReport lint(String sql) {
        return lint(sql.getBytes(StandardCharsets.UTF_8), FileKind.PLAIN);
    }

    /** What came of {@code bytes}. */
    static FileReport lint(byte[] bytes, FileKind kind) {
        return new Linter(Target.offline(15, TODAY)).lint(InputFile.of(Decoded.of("test.sql", bytes), kind));
    }

    /** The places and ids of the findings, such as {@code test.sql:1:1 PG180}. */
    static List<String> told(FileReport report) {
        return report.findings().stream().map(Files::told).toList();
    }

    private static String told(Finding finding) {
        return finding.place() + " " + finding.rule();
    }
}
