// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AlterType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of type that refuses or changes values. */
final class ChangeTypeLossy implements ActionRule<AlterType> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG145", "Change of type that loses or refuses values", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("Values that do not fit make the statement fail after half its work, or are changed for good.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AlterType> kind() {
        return AlterType.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AlterType change, Scene scene) {
        return KnownColumns.type(scene, alter.table(), change.column())
                .flatMap(old -> TypeChange.loss(old, change.type()).map(loss -> {
                    String message = "column %s of %s becomes %s, was %s: %s"
                            .formatted(ObjectName.quote(change.column()), alter.table(), change.type(), old, loss);
                    return finding(scene, message, safeWay(alter, change));
                }));
    }

    private static List<String> safeWay(AlterTable alter, AlterType change) {
        String name = ObjectName.quote(change.column());
        String type = change.type().text();
        List<String> lines = new ArrayList<>();
        lines.add("-- look first for values that would not survive (too large or too long ones are errors here):");
        lines.add("SELECT %s FROM %s WHERE CAST(%s AS %s)::text IS DISTINCT FROM %s::text LIMIT 10;"
                .formatted(name, alter.table(), name, type, name));
        lines.addAll(SafeWay.replaceColumns(
                alter.table(), "a new column %s that names what its mapping loses".formatted(type)));
        return lines;
    }
}
