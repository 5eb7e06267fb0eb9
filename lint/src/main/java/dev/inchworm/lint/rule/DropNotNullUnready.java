// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.DropNotNull;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A column that may hold nulls from now on, though readers may not expect any. */
final class DropNotNullUnready implements ActionRule<DropNotNull> {

    private static final RuleCard CARD = RuleCard.of("PG131", "NOT NULL dropped", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("As soon as one writer leaves the column out, readers that do not expect a null fail; and the way back"
                    + " has to read every row.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<DropNotNull> kind() {
        return DropNotNull.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, DropNotNull drop, Scene scene) {
        if (KnownColumns.isAdded(scene, alter.table(), drop.column())) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.column());
        String message = "column %s of %s may hold nulls from now on: do all readers expect them?"
                .formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- when every running application reads a null of it rightly, say so:",
                "-- inchworm:allow PG131 reason=\"readers know since ...\"",
                "%s ALTER COLUMN %s DROP NOT NULL;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message, safeWay));
    }
}
