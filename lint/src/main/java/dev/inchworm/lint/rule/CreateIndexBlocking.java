// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** An index built while writers wait. */
final class CreateIndexBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG180", "Index created without CONCURRENTLY", Severity.BLOCK)
            .locks("SHARE on the table: nobody writes to it meanwhile; reading goes on.", Cost.BUILD)
            .why("Every INSERT, UPDATE and DELETE on the table waits until the index is built.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof CreateIndex create)
                || create.concurrently()
                || create.options().only()
                || scene.isNew(create.table())) {
            return List.of();
        }
        if (Partitions.isPartitioned(create.table(), scene)) {
            return List.of(); // CONCURRENTLY is not allowed there: PG186 tells the way
        }
        String message = "building an index on %s blocks all writes to it".formatted(create.table());
        return List.of(finding(scene, message, safeWay(create)));
    }

    private static List<String> safeWay(CreateIndex create) {
        String unique = create.options().unique() ? "UNIQUE " : "";
        String name = ObjectName.quote(create.nameOrUsual().name());
        return List.of(
                "-- outside a transaction, with lock_timeout off:",
                "SET lock_timeout = 0;",
                "CREATE %sINDEX CONCURRENTLY %s ON %s %s;".formatted(unique, name, create.table(), create.text()),
                "-- if it fails, it leaves an invalid index: DROP INDEX CONCURRENTLY %s; and again".formatted(name));
    }
}
