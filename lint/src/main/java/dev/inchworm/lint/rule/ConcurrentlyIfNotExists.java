// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** A concurrent build that takes what a failed one left behind for the index. */
final class ConcurrentlyIfNotExists implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG185", "Index built concurrently IF NOT EXISTS", Severity.BLOCK)
            .why("A concurrent build that fails leaves an invalid index of that name. IF NOT EXISTS then finds it there"
                    + " and is content: the index is never used, and a unique one promises nothing.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof CreateIndex create)
                || !create.concurrently()
                || !create.options().ifNotExists()) {
            return List.of();
        }
        ObjectName index = create.table().sibling(create.nameOrUsual().name());
        Optional<Boolean> isValid = scene.live().isValidIndex(index);
        if (isValid.orElse(false) || scene.isNew(create.table()) || Indexes.isDroppedBefore(index, scene)) {
            return List.of();
        }
        String message = isValid.isPresent()
                ? "index %s is there and invalid: this would leave it so".formatted(index)
                : "if an earlier build of %s failed, this leaves its invalid index as it is".formatted(index);
        return List.of(finding(scene, message, safeWay(create, index)));
    }

    private static List<String> safeWay(CreateIndex create, ObjectName index) {
        return List.of(
                "-- what is there? t: nothing to do; f: what a failed build left; no row: nothing",
                "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('%s');"
                        .formatted(index.sql().replace("'", "''")),
                "-- unless it said t:",
                "DROP INDEX CONCURRENTLY IF EXISTS %s;".formatted(index),
                Indexes.concurrently(create));
    }
}
