// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.RefreshMaterializedView;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A statement that reads a whole table, under a timeout meant for those that take milliseconds. */
final class ShortStatementTimeout implements Rule {

    private static final long MILLIS = 60_000;

    private static final RuleCard CARD = RuleCard.of(
                    "PG241", "Short statement_timeout over a statement that reads a whole table", Severity.WARN)
            .why("On a big table it is broken off, every time it is tried again, after having done its harm.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        Optional<ObjectName> table = whole(statement).filter(name -> !scene.isNew(name));
        if (table.isEmpty() || !Timeouts.isShorter(scene, "statement_timeout", MILLIS)) {
            return List.of();
        }
        String message = "under statement_timeout = %s this may never get to the end of %s"
                .formatted(scene.setting("statement_timeout").orElse(""), table.get());
        return List.of(finding(scene, message, List.of("SET statement_timeout = 0;", scene.text() + ";")));
    }

    private static Optional<ObjectName> whole(Statement statement) {
        if (statement instanceof AlterTable alter
                && !alter.actions(ValidateConstraint.class).isEmpty()) {
            return Optional.of(alter.table());
        } else if (statement instanceof CreateIndex create && !create.concurrently()) {
            return Optional.of(create.table());
        } else if (statement instanceof RefreshMaterializedView refresh) {
            return Optional.of(refresh.view());
        }
        return Optional.empty();
    }
}
