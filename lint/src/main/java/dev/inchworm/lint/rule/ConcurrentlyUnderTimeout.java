// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A concurrent build that a short timeout will break off. */
final class ConcurrentlyUnderTimeout implements Rule {

    private static final long LOCK_MILLIS = 60_000;
    private static final long STATEMENT_MILLIS = 600_000;

    private static final RuleCard CARD = RuleCard.of(
                    "PG184", "CONCURRENTLY under a short lock_timeout or statement_timeout", Severity.BLOCK)
            .why("It blocks nobody, but waits for every older transaction, and lock_timeout counts while it waits: one"
                    + " long query anywhere in the database, and it fails and leaves an invalid index.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!isConcurrent(statement)) {
            return List.of();
        }
        boolean isLockShort = Timeouts.isShorter(scene, "lock_timeout", LOCK_MILLIS);
        boolean isStatementShort = Timeouts.isShorter(scene, "statement_timeout", STATEMENT_MILLIS);
        if (!isLockShort && !isStatementShort) {
            return List.of();
        }
        String name = isLockShort ? "lock_timeout" : "statement_timeout";
        String message = "under %s = %s it fails as soon as it has to wait, and leaves an invalid index"
                .formatted(name, scene.setting(name).orElse(""));
        return List.of(finding(scene, message, safeWay(scene)));
    }

    private static boolean isConcurrent(Statement statement) {
        return (statement instanceof CreateIndex create && create.concurrently())
                || (statement instanceof DropIndex drop && drop.concurrently())
                || (statement instanceof Reindex reindex && reindex.concurrently());
    }

    private static List<String> safeWay(Scene scene) {
        return List.of(
                "SET lock_timeout = 0;",
                "SET statement_timeout = 0;",
                "-- see what it would wait for: the oldest transactions",
                "SELECT pid, xact_start, state, query FROM pg_stat_activity WHERE xact_start < now() - interval '1"
                        + " minute';",
                scene.text() + ";");
    }
}
