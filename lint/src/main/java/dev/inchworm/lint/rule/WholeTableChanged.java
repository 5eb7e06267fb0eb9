// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.DataStatement.Delete;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** All rows of a table changed by one statement, or a part of them found by counting. */
final class WholeTableChanged implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG232", "Every row of a table updated or deleted at once", Severity.BLOCK)
            .why("Every row stays locked until the end, replicas fall behind, the table swells to twice its size, and"
                    + " if it fails after an hour all of it was in vain.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Update update) {
            return judge(update, scene);
        }
        if (!(statement instanceof Delete delete) || scene.isNew(delete.table())) {
            return List.of();
        }
        if (delete.query().hasOffset()) {
            return List.of(paging(delete.table(), scene));
        }
        if (Reach.of(delete, scene) != Reach.ALL) {
            return List.of();
        }
        boolean isAlone =
                delete.where().isEmpty() && delete.query().tables().stream().allMatch(delete.table()::isLike);
        String message = "deletes every row of %s in one transaction".formatted(delete.table());
        return List.of(finding(
                scene,
                message,
                isAlone
                        ? batches("DELETE FROM %s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %s LIMIT 1000));"
                                .formatted(delete.table(), delete.table()))
                        : List.of()));
    }

    private List<Finding> judge(Update update, Scene scene) {
        if (scene.isNew(update.table())) {
            return List.of();
        }
        if (update.query().hasOffset()) {
            return List.of(paging(update.table(), scene));
        }
        if (Reach.of(update, scene) != Reach.ALL) {
            return List.of();
        }
        String message = "updates every row of %s in one transaction".formatted(update.table());
        return List.of(finding(scene, message, safeWay(update, scene)));
    }

    private static List<String> safeWay(Update update, Scene scene) {
        boolean isAlone = update.where().isEmpty()
                && update.query().tables().isEmpty()
                && update.query().all().text().regionMatches(true, 0, "update", 0, 6)
                && !update.query().all().words().contains("returning");
        if (!isAlone || update.assigned().isEmpty()) {
            return List.of("-- in batches of some thousand rows by the primary key, each its own transaction");
        }
        String column = ObjectName.quote(update.assigned().get(0));
        return batches("%s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE %s IS NULL LIMIT 1000));"
                .formatted(scene.text(), update.table(), column));
    }

    private static List<String> batches(String statement) {
        return List.of(
                "-- in batches, each its own transaction, until it changes no row; the inner WHERE tells what is left:",
                statement);
    }

    private Finding paging(ObjectName table, Scene scene) {
        String message = "OFFSET reads all rows of %s before the ones it wants, and skips some as others change"
                .formatted(table);
        return finding(
                scene,
                message,
                List.of("-- go on from the last key: WHERE id > <the last one> ORDER BY id LIMIT 1000"));
    }
}
