// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.AddEnumValue;
import dev.inchworm.lint.statement.ObjectStatement.CreateType;
import dev.inchworm.lint.statement.OpaqueStatement;
import dev.inchworm.lint.statement.RoutineStatement.CreateFunction;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** A new value of an enum used in the transaction that adds it. */
final class EnumValueUsedAtOnce implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG220", "New enum value used in the transaction that adds it", Severity.BLOCK)
            .why("The server refuses to use a value that is not committed yet, and the whole transaction fails.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!scene.isInTransaction()
                || statement instanceof AddEnumValue
                || statement instanceof CreateFunction
                || statement instanceof OpaqueStatement) {
            return List.of();
        }
        Optional<AddEnumValue> used = scene.earlierInTransaction().stream()
                .map(Scene.Earlier::statement)
                .filter(AddEnumValue.class::isInstance)
                .map(AddEnumValue.class::cast)
                .filter(add -> scene.text().contains(literal(add)) && !isOfNewType(add.type(), scene))
                .findFirst();
        return used.map(add -> {
                    String message = "value %s of %s cannot be used before the transaction that adds it is committed"
                            .formatted(literal(add), add.type());
                    return List.of(finding(scene, message, safeWay(add, scene)));
                })
                .orElse(List.of());
    }

    private static boolean isOfNewType(ObjectName type, Scene scene) {
        return scene.earlierInTransaction().stream()
                .anyMatch(earlier -> earlier.statement() instanceof CreateType create
                        && create.type().isLike(type));
    }

    private static String literal(AddEnumValue add) {
        return "'" + add.value().replace("'", "''") + "'";
    }

    private static List<String> safeWay(AddEnumValue add, Scene scene) {
        return List.of(
                "-- in a file, or transaction, of its own:",
                "ALTER TYPE %s ADD VALUE %s%s;"
                        .formatted(add.type(), add.ifNotExists() ? "IF NOT EXISTS " : "", literal(add)),
                "-- and in the next:",
                scene.text() + ";");
    }
}
