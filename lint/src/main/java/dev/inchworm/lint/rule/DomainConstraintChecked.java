// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.AlterDomain;
import dev.inchworm.lint.statement.ObjectStatement.CreateDomain;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A domain made stricter: every table that uses it is read while its writers wait. */
final class DomainConstraintChecked implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG222", "Domain made stricter for the rows that are there", Severity.WARN)
            .locks(
                    "SHARE on every table that has a column of the domain: nobody writes to any of them meanwhile.",
                    Cost.SCAN)
            .why("All of these tables are read from end to end in one transaction.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterDomain alter) || isNew(alter.domain(), scene)) {
            return List.of();
        }
        Action action = alter.action();
        boolean isChecked = action instanceof SetNotNull
                || (action instanceof AddConstraint add && !add.constraint().isNotValid());
        if (!isChecked) {
            return List.of();
        }
        String message = "every table with a column of %s is read from end to end, and not written to meanwhile"
                .formatted(alter.domain());
        return List.of(finding(scene, message, safeWay(alter)));
    }

    private static boolean isNew(ObjectName domain, Scene scene) {
        return scene.earlier().stream()
                .anyMatch(earlier -> earlier.statement() instanceof CreateDomain create
                        && create.domain().isLike(domain));
    }

    private static List<String> safeWay(AlterDomain alter) {
        if (alter.action() instanceof AddConstraint add) {
            return List.of(
                    "-- binds new values only, and looks at no table:",
                    "ALTER DOMAIN %s ADD %s NOT VALID;"
                            .formatted(alter.domain(), add.constraint().text()),
                    "-- old values: a CHECK .. NOT VALID on each column, and VALIDATE CONSTRAINT");
        }
        return List.of("ALTER DOMAIN %s ADD CONSTRAINT %s CHECK (VALUE IS NOT NULL) NOT VALID;"
                .formatted(alter.domain(), ObjectName.quote(alter.domain().name() + "_not_null")));
    }
}
