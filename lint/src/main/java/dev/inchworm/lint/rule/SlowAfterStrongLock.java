// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.ObjectStatement.CreateMaterializedView;
import dev.inchworm.lint.statement.ObjectStatement.RefreshMaterializedView;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement that takes long while the transaction holds a lock that others wait for. */
final class SlowAfterStrongLock implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG242", "Long statement in the transaction of a strong lock", Severity.WARN)
            .why("A lock is held until its transaction ends: everybody who needs the table waits for this statement"
                    + " too, whatever it is about.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!isLong(statement, scene)) {
            return List.of();
        }
        Optional<Scene.Earlier> lock = scene.earlierInTransaction().stream()
                .filter(earlier -> !earlier.strongLocks().isEmpty())
                .findFirst();
        return lock.map(earlier -> {
                    TableLock held = earlier.strongLocks().get(0);
                    String message = "until this is done, everybody waits for %s, locked %s in line %d"
                            .formatted(
                                    held.table(),
                                    held.mode().words(),
                                    earlier.place().line());
                    return List.of(finding(scene, message, safeWay(scene)));
                })
                .orElse(List.of());
    }

    private static boolean isLong(Statement statement, Scene scene) {
        if (statement instanceof CreateIndex create) {
            return !create.concurrently() && !create.options().only() && !scene.isNew(create.table());
        } else if (statement instanceof Reindex reindex) {
            return !reindex.concurrently()
                    && reindex.name().filter(scene::isNew).isEmpty();
        } else if (statement instanceof RefreshMaterializedView refresh) {
            return refresh.withData();
        } else if (statement instanceof CreateMaterializedView create) {
            return create.withData();
        }
        return statement instanceof CreateTable create
                && create.partition()
                        .source()
                        .filter(SlowAfterStrongLock::isQuery)
                        .isPresent();
    }

    private static boolean isQuery(String source) {
        String text = source.toLowerCase(Locale.ROOT);
        return text.startsWith("as ") && !text.endsWith("with no data");
    }

    private static List<String> safeWay(Scene scene) {
        String where = scene.isWrapped() ? "-- in a file of its own:" : "-- after COMMIT:";
        return List.of(where, scene.text() + ";");
    }
}
