// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.DropDefault;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** A {@code NOT NULL} column that loses, in the file that adds it, the default old applications live on. */
final class DropDefaultOfNewColumn implements ActionRule<DropDefault> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG105", "Default of a new NOT NULL column dropped at once", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("Applications that do not know the column live on its default: without it their inserts fail.");

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
        if (!isOfNewColumn(alter.table(), drop.column(), scene)) {
            return Optional.empty();
        }
        String name = ObjectName.quote(drop.column());
        String message = "column %s of %s is new and NOT NULL: without its default every insert of an old application"
                .formatted(name, alter.table());
        List<String> safeWay = List.of(
                "-- leave the default until no running application inserts without the column; in a later release:",
                "%s ALTER COLUMN %s DROP DEFAULT;".formatted(SafeWay.alter(alter), name));
        return Optional.of(finding(scene, message + " fails", safeWay));
    }

    /** Whether this file added the column with {@code NOT NULL} and a default. */
    static boolean isOfNewColumn(ObjectName table, String column, Scene scene) {
        return scene.earlier().stream()
                .map(Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(earlier -> earlier.table().isLike(table))
                .flatMap(earlier -> earlier.actions(AddColumn.class).stream())
                .map(AddColumn::column)
                .anyMatch(added -> added.name().equals(column)
                        && added.isNotNull()
                        && added.defaultValue().isPresent());
    }
}
