// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A column renamed while old applications use the old name. */
final class RenameColumnUsed implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG128", "Column renamed", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("Old and new applications run side by side while a release rolls out: one of both does not find its"
                    + " column.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        boolean isColumn = statement instanceof Rename renamed && renamed.kind().equals("COLUMN");
        if (!isColumn
                || !(statement instanceof Rename rename)
                || scene.isNew(rename.owner())
                || KnownColumns.isAdded(scene, rename.owner(), rename.name())) {
            return List.of();
        }
        String message = "column %s of %s is %s at once: every application that runs with the old name fails"
                .formatted(ObjectName.quote(rename.name()), rename.owner(), ObjectName.quote(rename.newName()));
        return List.of(finding(
                scene,
                message,
                SafeWay.replaceColumns(
                        rename.owner(),
                        "a new column %s beside %s"
                                .formatted(ObjectName.quote(rename.newName()), ObjectName.quote(rename.name())))));
    }
}
