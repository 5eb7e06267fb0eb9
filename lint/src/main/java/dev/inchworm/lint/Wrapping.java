// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.OutsideTransaction;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Whether a tool wraps a transaction around a file.
 *
 * <p>Source: Flyway runs a migration without one where it knows of all its statements that PostgreSQL refuses them in
 * one; Liquibase wraps each changeset that does not say {@code runInTransaction:false}.
 */
final class Wrapping {

    private Wrapping() {}

    static boolean of(FileKind kind, List<Statement> statements, Optional<Boolean> said) {
        return said.orElseGet(() -> switch (kind) {
            case FLYWAY -> statements.isEmpty() || !statements.stream().allMatch(OutsideTransaction::isKnownToFlyway);
            case LIQUIBASE -> true;
            case PLAIN, PACKET -> false;
        });
    }
}
