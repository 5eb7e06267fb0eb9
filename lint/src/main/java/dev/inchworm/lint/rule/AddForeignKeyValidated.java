// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A foreign key that looks up every row while nobody may write to either table. */
final class AddForeignKeyValidated implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of("PG161", "Foreign key added without NOT VALID", Severity.BLOCK)
            .locks("SHARE ROW EXCLUSIVE on both tables: nobody writes to either meanwhile; reading goes on.", Cost.SCAN)
            .why("Every row that is there is looked up in the other table under locks that keep all writers away from"
                    + " both.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddConstraint> kind() {
        return AddConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddConstraint add, Scene scene) {
        Constraint key = add.constraint();
        boolean isTried = key.kind() == Kind.FOREIGN_KEY
                && !key.isNotValid()
                && !key.options().isNotEnforced();
        if (!isTried) {
            return Optional.empty();
        }
        String other =
                key.references().map(reference -> reference.table().sql()).orElse("the other table");
        String message = "foreign key %s is looked up for every row of %s while nobody writes to it or to %s"
                .formatted(ObjectName.quote(key.nameOn(alter.table())), alter.table(), other);
        return Optional.of(finding(scene, message, safeWay(alter, key, scene)));
    }

    private static List<String> safeWay(AlterTable alter, Constraint key, Scene scene) {
        boolean isPartitioned = scene.live().isPartitioned(alter.table()).orElse(false);
        return isPartitioned && scene.version() < Server.NOT_VALID_ON_PARTITIONED
                ? SafeWay.foreignKeyOfPartitions(alter.table(), key)
                : SafeWay.notValid(SafeWay.alter(alter), key, alter.table());
    }
}
