// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.DropColumn;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.Action.SwitchTrigger;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Drop;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.Truncate;
import java.util.List;
import java.util.Optional;

/** Something dropped, switched off or renamed that a running migration of Inchworm's lives on. */
final class DropInchworm implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG135", "Object of Inchworm's dropped or switched off", Severity.BLOCK)
            .why("The trigger that keeps old and new columns in step, or the journal that knows how far a migration"
                    + " is, is gone: writes are lost from then on without an error.");

    private static final String SCHEMA = "inchworm";
    private static final String MARK = "inchworm_";

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Drop drop) {
            return drop.names().stream()
                    .filter(name -> isOurs(name) || isSchema(drop.kind(), name))
                    .map(name -> found(scene, name.sql()))
                    .toList();
        } else if (statement instanceof Rename rename
                && (isOurs(rename.owner())
                        || rename.name().contains(MARK)
                        || isSchema(rename.kind(), rename.owner()))) {
            return List.of(found(scene, ObjectName.quote(rename.name())));
        } else if (statement instanceof Truncate truncate) {
            return truncate.tables().stream()
                    .filter(DropInchworm::isOurs)
                    .map(table -> found(scene, table.sql()))
                    .toList();
        } else if (statement instanceof AlterTable alter) {
            return alter.actions().stream()
                    .flatMap(action ->
                            part(action)
                                    .map(name ->
                                            found(scene, ObjectName.quote(name)).at(alter.place(action)))
                                    .stream())
                    .toList();
        }
        return List.of();
    }

    /** The part of Inchworm's that {@code action} drops or switches off. */
    private static Optional<String> part(Action action) {
        Optional<String> name = Optional.empty();
        if (action instanceof SwitchTrigger trigger && !trigger.enabled()) {
            name = Optional.of(trigger.name());
        } else if (action instanceof DropColumn drop) {
            name = Optional.of(drop.column());
        } else if (action instanceof DropConstraint drop) {
            name = Optional.of(drop.name());
        }
        return name.filter(known -> known.contains(MARK));
    }

    private static boolean isOurs(ObjectName name) {
        return name.schema().filter(SCHEMA::equals).isPresent() || name.name().contains(MARK);
    }

    private static boolean isSchema(String kind, ObjectName name) {
        return kind.equals("SCHEMA") && name.name().equals(SCHEMA);
    }

    private Finding found(Scene scene, String name) {
        return finding(
                scene,
                "%s belongs to a migration of Inchworm's, which goes on without it as if it were there".formatted(name),
                List.of(
                        "-- see what runs, and let Inchworm take back what it made:",
                        "-- inchworm status",
                        "-- inchworm undo MIGRATION"));
    }
}
