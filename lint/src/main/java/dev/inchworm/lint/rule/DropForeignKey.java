// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A foreign key dropped: both its tables are locked against everybody. */
final class DropForeignKey implements ActionRule<DropConstraint> {

    private static final RuleCard CARD = RuleCard.of("PG132", "Foreign key dropped", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on both tables: nobody reads or writes either meanwhile.", Cost.METADATA)
            .why("Adding it blocked writers only; dropping it blocks readers of both tables, for as long as it"
                    + " waits for the second one too.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<DropConstraint> kind() {
        return DropConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, DropConstraint drop, Scene scene) {
        DroppedConstraints.Kind kind = DroppedConstraints.kind(scene, alter.table(), drop.name());
        boolean isForeign =
                kind == DroppedConstraints.Kind.FOREIGN_KEY || kind == DroppedConstraints.Kind.FOREIGN_KEY_BY_NAME;
        boolean isAlone = alter.actions().size() == 1 && holdsNothing(scene);
        if (!isForeign || (isAlone && hasTimeout(scene))) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.name());
        String guess = kind == DroppedConstraints.Kind.FOREIGN_KEY ? "" : ", by its name a foreign key,";
        String message = "dropping %s%s locks %s and the table it refers to against reads and writes"
                .formatted(name, guess, alter.table());
        List<String> safeWay = List.of(
                "-- in a transaction of its own, and again when it times out:",
                "SET lock_timeout = '2s';",
                "%s DROP CONSTRAINT %s;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message, safeWay));
    }

    private static boolean holdsNothing(Scene scene) {
        return scene.earlierInTransaction().stream()
                .allMatch(earlier -> earlier.strongLocks().isEmpty());
    }

    private static boolean hasTimeout(Scene scene) {
        return scene.setting("lock_timeout")
                .filter(value -> !value.matches("0\\D*"))
                .isPresent();
    }
}
