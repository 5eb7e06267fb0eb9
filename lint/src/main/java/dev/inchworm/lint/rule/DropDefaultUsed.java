// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddIdentity;
import dev.inchworm.lint.statement.Action.DropDefault;
import dev.inchworm.lint.statement.Action.SetDefault;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A default dropped on which running applications may live. */
final class DropDefaultUsed implements ActionRule<DropDefault> {

    private static final RuleCard CARD = RuleCard.of("PG134", "Default dropped", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("Applications that leave the column out write nulls from now on, or fail where it is NOT NULL.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<DropDefault> kind() {
        return DropDefault.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, DropDefault drop, Scene scene) {
        if (KnownColumns.isAdded(scene, alter.table(), drop.column()) || isSetAgain(alter, drop.column(), scene)) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.column());
        String message = "applications that leave out column %s of %s write nulls from now on, or fail"
                .formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- when every running application writes the column itself, say so:",
                "-- inchworm:allow PG134 reason=\"written by all since ...\"",
                "%s ALTER COLUMN %s DROP DEFAULT;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message, safeWay));
    }

    /** Whether the same statement or transaction gives the column another default, or numbers it by itself. */
    private static boolean isSetAgain(AlterTable alter, String column, Scene scene) {
        return Stream.concat(Stream.of(alter), scene.laterInTransaction().stream())
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(statement -> statement.table().isLike(alter.table()))
                .flatMap(statement -> statement.actions().stream())
                .anyMatch(action -> (action instanceof SetDefault set
                                && set.column().equals(column))
                        || (action instanceof AddIdentity add && add.column().equals(column)));
    }
}
