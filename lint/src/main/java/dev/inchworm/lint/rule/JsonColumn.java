// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A column of type {@code json}, which has no equality. */
final class JsonColumn implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG112", "Column of type json", Severity.WARN)
            .why("json keeps text and has no equality: SELECT DISTINCT, GROUP BY and UNION over the row fail, no index"
                    + " helps, and changing it to jsonb later writes the table anew.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        return NewColumns.of(statement, scene).stream()
                .filter(added -> added.column().type().name().equals("json"))
                .map(added -> finding(
                                scene,
                                "column %s of %s is json: jsonb can be compared, indexed and read faster"
                                        .formatted(
                                                ObjectName.quote(added.column().name()), added.table()),
                                NewColumns.withType(
                                        statement, added, added.column().type().isArray() ? "jsonb[]" : "jsonb"))
                        .at(added.place()))
                .toList();
    }
}
