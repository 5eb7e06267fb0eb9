// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** An index dropped, and then built anew: queries go without it meanwhile. */
final class DropIndexBeforeReplacement implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG188", "Index dropped before its replacement is built", Severity.WARN)
            .why("Until the new index is there, every query that needs it reads the whole table, and a unique one lets"
                    + " duplicates in that make the build fail.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof CreateIndex create) || scene.isNew(create.table())) {
            return List.of();
        }
        ObjectName index = create.table().sibling(create.nameOrUsual().name());
        Optional<Place> dropped = scene.earlier().stream()
                .filter(earlier -> Indexes.drops(earlier.statement(), index) && !isCleaningUp(earlier.statement()))
                .map(Scene.Earlier::place)
                .findFirst();
        return dropped.map(place -> {
                    String message = "%s was dropped in line %d: until this is done, queries go without it"
                            .formatted(index, place.line());
                    return List.of(finding(scene, message, safeWay(create, index)));
                })
                .orElse(List.of());
    }

    /** {@code DROP INDEX CONCURRENTLY IF EXISTS} clears away what a failed build left. */
    private static boolean isCleaningUp(Statement statement) {
        return statement instanceof DropIndex drop && drop.concurrently() && drop.ifExists();
    }

    private static List<String> safeWay(CreateIndex create, ObjectName index) {
        String next = index.name() + "_new";
        return List.of(
                "-- outside a transaction:",
                Indexes.concurrently(create, next, create.table()),
                "DROP INDEX CONCURRENTLY %s;".formatted(index),
                "ALTER INDEX %s RENAME TO %s;".formatted(index.sibling(next), ObjectName.quote(index.name())));
    }
}
