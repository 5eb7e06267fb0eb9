// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL that a changed file brings.
 *
 * @param statements those on lines that are new or have lost a line
 * @param note what a reader should know of the file
 */
record FoundStatements(List<FoundStatement> statements, Optional<String> note) {

    private static final long BYTES_MAX = 10L << 20;

    static FoundStatements in(Path top, ChangedFile file) {
        Path path = top.resolve(file.path());
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return new FoundStatements(List.of(), Optional.of(file.path() + " is no plain file and was not read"));
            }
            if (Files.size(path) > BYTES_MAX) {
                return unread(file, "longer than %d MB".formatted(BYTES_MAX >> 20));
            }
            String text = Utf8.text(path);
            return new FoundStatements(file.isSql() ? inSql(file, text) : inJava(file, text), Optional.empty());
        } catch (IOException e) {
            return unread(file, "not readable: " + e.getMessage());
        }
    }

    private static FoundStatements unread(ChangedFile file, String reason) {
        FoundStatement whole = new FoundStatement(1, 1, "the whole file", Set.of(), Optional.of(reason));
        return new FoundStatements(
                file.isSql() ? List.of(whole) : List.of(), Optional.of(file.path() + " is " + reason));
    }

    private static List<FoundStatement> inSql(ChangedFile file, String text) {
        return SqlReading.read(file.path(), text).stream()
                .filter(statement -> file.touches(statement.line(), statement.endLine()))
                .toList();
    }

    /** A text that is no SQL of a kind that a guardrail can name is a text like any other. */
    private static List<FoundStatement> inJava(ChangedFile file, String text) {
        List<FoundStatement> found = new ArrayList<>();
        for (JavaLiterals.Literal literal : JavaLiterals.of(text)) {
            if (file.touches(literal.line(), literal.endLine())) {
                SqlReading.read(file.path(), literal.value()).stream()
                        .filter(statement -> !statement.kinds().isEmpty())
                        .map(statement -> new FoundStatement(
                                literal.line(),
                                literal.endLine(),
                                statement.text(),
                                statement.kinds(),
                                Optional.empty()))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
