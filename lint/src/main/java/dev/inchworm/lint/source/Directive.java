// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment tells a migration tool: that a part of the file begins, and how it is run.
 *
 * <p>Known: Liquibase's {@code --changeset}, goose's {@code -- +goose Up}, sql-migrate's {@code -- +migrate Up} and
 * dbmate's {@code -- migrate:up}, with their ways back, which are not read.
 *
 * @param isWayBack whether what follows undoes, and is no part of the migration
 * @param isInTransaction whether what follows is wrapped in a transaction; absent where it does not change
 */
record Directive(boolean isWayBack, Optional<Boolean> isInTransaction) {

    private static final Pattern LIQUIBASE = Pattern.compile("(?is)\\s*--\\s*liquibase\\s+formatted\\s+sql.*");
    private static final List<String> WORDS = List.of("changeset ", "+goose ", "+migrate ", "migrate:");

    /** Whether {@code text} is a file of Liquibase's. */
    static boolean isLiquibase(String text) {
        return LIQUIBASE
                .matcher(text.substring(0, Math.min(text.length(), 200)).replace("\uFEFF", ""))
                .matches();
    }

    /** Whether {@code comment} is goose's word that nothing in its file runs in a transaction. */
    static boolean isWithoutTransaction(String comment) {
        return comment.toLowerCase(Locale.ROOT).matches("--\\s*\\+goose no transaction.*");
    }

    /** What {@code comment} tells, if it tells anything. */
    static Optional<Directive> of(String comment) {
        String text = comment.replaceFirst("^--\\s*", "").strip().toLowerCase(Locale.ROOT);
        if (!comment.startsWith("--") || WORDS.stream().noneMatch(text::startsWith)) {
            return Optional.empty();
        }
        if (text.startsWith("changeset ")) {
            boolean isOther = text.matches(".*\\bdbms:\\s*(?!.*postgres)\\S.*");
            return Optional.of(new Directive(isOther, Optional.of(!text.matches(".*\\brunintransaction:\\s*false.*"))));
        }
        String word = text.replaceFirst("^(\\+goose|\\+migrate|migrate:)\\s*", "");
        if (word.startsWith("down")) {
            return Optional.of(new Directive(true, Optional.empty()));
        }
        boolean isOutside = word.contains("notransaction") || word.matches(".*transaction:\\s*false.*");
        return word.startsWith("up")
                ? Optional.of(new Directive(false, isOutside ? Optional.of(false) : Optional.of(true)))
                : Optional.empty();
    }
}
