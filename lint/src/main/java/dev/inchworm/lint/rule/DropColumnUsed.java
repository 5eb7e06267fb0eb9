// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.DropColumn;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A column dropped while old applications may still use it. */
final class DropColumnUsed implements ActionRule<DropColumn> {

    private static final RuleCard CARD = RuleCard.of("PG120", "Column dropped", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("Every running application that still names the column fails at once, and its values cannot be had"
                    + " back.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<DropColumn> kind() {
        return DropColumn.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, DropColumn drop, Scene scene) {
        if (KnownColumns.isAdded(scene, alter.table(), drop.column())) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.column());
        String message = "column %s of %s and its values are gone at once, for applications too that still name it"
                .formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- let it be nullable or have a default, deploy applications that name it nowhere (nor SELECT *),",
                "-- see in pg_stat_statements that no statement names it any more, keep a copy, and then say so:",
                "-- inchworm:allow PG120 reason=\"not used since ...\"",
                "%s DROP COLUMN %s;".formatted(SafeWay.alter(alter), name),
                "-- a column that another one replaces is dropped by Inchworm's phase CONTRACT (replace-columns),",
                "-- after it has been measured that nobody uses it: inchworm init " + alter.table());
        return Optional.of(finding(scene, message, safeWay));
    }
}
