// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/** An exclusion constraint on a table that is in use: there is no way to build it beside the application. */
final class AddExclusion implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of("PG169", "EXCLUDE added to a table", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.BUILD)
            .why("Its index is built under the lock and every row compared with all others; there is neither NOT VALID"
                    + " nor USING INDEX for it.");

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
        Constraint exclude = add.constraint();
        if (exclude.kind() != Kind.EXCLUDE) {
            return Optional.empty();
        }
        ObjectName table = alter.table();
        ObjectName copy = table.sibling(table.name() + "_new");
        String message = "the index of %s is built while nobody reads or writes %s"
                .formatted(ObjectName.quote(exclude.nameOn(table)), table);
        List<String> safeWay = List.of(
                "-- there is no way beside a running application but a new table:",
                "CREATE TABLE %s (LIKE %s INCLUDING ALL);".formatted(copy, table),
                "ALTER TABLE %s ADD %s;".formatted(copy, exclude.text()),
                "-- keep it in step by a trigger, copy the rows in batches, then change the names of both");
        return Optional.of(finding(scene, message, safeWay));
    }
}
