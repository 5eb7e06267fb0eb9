// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.SessionStatement.Begin;
import dev.inchworm.lint.statement.SessionStatement.Commit;
import dev.inchworm.lint.statement.SessionStatement.Rollback;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A transaction begun or ended inside the one that a tool puts around the file. */
final class OwnTransactionInWrapped implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG244", "BEGIN or COMMIT in a file that a tool runs in a transaction", Severity.BLOCK)
            .why("BEGIN does nothing in a transaction; COMMIT ends the tool's, so that what follows is not undone when"
                    + " it fails, and the tool's own record is wrong.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        boolean isEnd = statement instanceof Commit
                || (statement instanceof Rollback rollback
                        && rollback.savepoint().isEmpty());
        boolean isOwn = isEnd || statement instanceof Begin;
        if (!isOwn || !scene.isWrapped() || isBegun(scene)) {
            return List.of();
        }
        String tool = scene.kind() == FileKind.LIQUIBASE ? "Liquibase" : "Flyway";
        String message = isEnd
                ? "this ends the transaction that %s began; what follows it is not undone on failure".formatted(tool)
                : "%s has begun a transaction already: this does nothing, and its COMMIT ends that one".formatted(tool);
        return List.of(finding(
                scene,
                message,
                List.of(
                        "-- leave BEGIN and COMMIT out: the file is one transaction",
                        scene.kind() == FileKind.LIQUIBASE
                                ? "-- for several, several changesets"
                                : "-- for several, several files")));
    }

    /** Whether the file began one before, which was told. */
    private static boolean isBegun(Scene scene) {
        return scene.earlier().stream().anyMatch(earlier -> earlier.statement() instanceof Begin);
    }
}
