// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.DataStatement.Delete;
import dev.inchworm.lint.statement.DataStatement.Insert;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** A whole table copied by one statement, or rows of a big one changed by one. */
final class BigCopyInOneStatement implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG230", "Many rows copied or changed by one statement", Severity.BLOCK)
            .why("One long transaction: its rows stay locked, dead rows of the whole database stay meanwhile, replicas"
                    + " fall behind, and if it fails all of it was in vain.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Insert insert && Reach.of(insert, scene) == Reach.ALL) {
            return List.of(ofInsert(Reach.sources(insert, scene), scene));
        }
        Optional<ObjectName> table = statement instanceof Update update
                ? Optional.of(update.table())
                : statement instanceof Delete delete ? Optional.of(delete.table()) : Optional.empty();
        boolean isMuch = Reach.of(statement, scene) == Reach.SOME
                && table.filter(name -> Reach.isBig(name, scene)).isPresent();
        if (!isMuch) {
            return List.of(); // PG232 tells of those without a condition
        }
        String message = "may change many of the %d rows of %s in one transaction"
                .formatted(scene.live().rows(table.get()).orElse(0), table.get());
        return List.of(finding(scene, message, batches()).as(Severity.WARN));
    }

    private Finding ofInsert(List<ObjectName> sources, Scene scene) {
        Optional<ObjectName> big =
                sources.stream().filter(name -> Reach.isBig(name, scene)).findFirst();
        String message = "copies every row of %s in one transaction".formatted(big.orElse(sources.get(0)));
        return finding(scene, message, batches()).as(big.isPresent() ? Severity.BLOCK : Severity.WARN);
    }

    private static List<String> batches() {
        return List.of(
                "-- in batches by the primary key, each its own transaction: add a condition such as",
                "-- WHERE id > <the last one> ORDER BY id LIMIT 1000");
    }
}
