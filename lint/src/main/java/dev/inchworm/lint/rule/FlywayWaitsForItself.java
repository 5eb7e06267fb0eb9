// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A concurrent build that waits for the transaction in which Flyway keeps its lock. Told once a file. */
final class FlywayWaitsForItself implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG249", "Concurrent build in Flyway, which waits for itself", Severity.WARN)
            .locks("", Cost.WAIT)
            .why("Since 9.1.2 Flyway keeps its own lock in a transaction that is open while the file runs; a concurrent"
                    + " build waits for older transactions, and the two wait for each other without end.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (scene.kind() != FileKind.FLYWAY
                || !isBuild(statement)
                || scene.earlier().stream().anyMatch(earlier -> isBuild(earlier.statement()))) {
            return List.of();
        }
        return List.of(finding(
                scene,
                "unless Flyway is set to postgresql.transactional.lock=false, this waits for Flyway's own transaction",
                List.of("-- in Flyway's configuration: flyway.postgresql.transactional.lock=false")));
    }

    private static boolean isBuild(Statement statement) {
        return (statement instanceof CreateIndex create && create.concurrently())
                || (statement instanceof Reindex reindex && reindex.concurrently());
    }
}
