// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.Truncate;
import java.util.List;
import java.util.stream.Collectors;

/** A table emptied at one stroke. */
final class TruncateUsed implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG127", "TRUNCATE", Severity.BLOCK)
            .locks(
                    "ACCESS EXCLUSIVE on the table, and with CASCADE on every table that refers to it: nobody reads or"
                            + " writes them meanwhile.",
                    Cost.METADATA)
            .why("The rows are gone, row triggers do not see it, so whatever keeps a copy in step does not either; with"
                    + " CASCADE the tables that refer to it are emptied too.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof Truncate truncate)) {
            return List.of();
        }
        return truncate.tables().stream()
                .filter(table -> !scene.isNew(table))
                .map(table -> finding(scene, message(table, truncate.cascade(), scene), safeWay(table)))
                .toList();
    }

    private static String message(ObjectName table, boolean isCascade, Scene scene) {
        String message = "all rows of %s are gone, and no row trigger sees it".formatted(table);
        if (!isCascade) {
            return message;
        }
        String others =
                scene.live().referrers(table).stream().map(ObjectName::sql).collect(Collectors.joining(", "));
        return message
                + "; CASCADE empties %s too".formatted(others.isEmpty() ? "every table that refers to it" : others);
    }

    private static List<String> safeWay(ObjectName table) {
        return List.of(
                "-- in batches, each its own transaction, until it deletes no row any more:",
                "DELETE FROM %s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %s LIMIT 1000));".formatted(table, table));
    }
}
