// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.SessionStatement.AlterSystem;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.Vacuum;
import java.util.List;
import java.util.Optional;

/**
 * Whether a tool wraps a transaction around a file.
 *
 * <p>Source: Flyway runs a migration without one where all its statements are of those that PostgreSQL refuses in one;
 * Liquibase wraps each changeset that does not say {@code runInTransaction:false}.
 */
final class Wrapping {

    private Wrapping() {}

    static boolean of(FileKind kind, List<Statement> statements, Optional<Boolean> said) {
        return said.orElseGet(() -> switch (kind) {
            case FLYWAY -> statements.isEmpty() || !statements.stream().allMatch(Wrapping::isRefusedInTransaction);
            case LIQUIBASE -> true;
            case PLAIN, PACKET -> false;
        });
    }

    /** Whether PostgreSQL refuses {@code statement} in a transaction, as Flyway sees it. */
    static boolean isRefusedInTransaction(Statement statement) {
        return (statement instanceof CreateIndex create && create.concurrently())
                || (statement instanceof DropIndex drop && drop.concurrently())
                || statement instanceof Reindex
                || statement instanceof Vacuum
                || statement instanceof AlterSystem
                || (statement instanceof Other other
                        && List.of("CREATE DATABASE", "CREATE TABLESPACE", "CREATE SUBSCRIPTION", "DISCARD")
                                .contains(other.verb()));
    }
}
