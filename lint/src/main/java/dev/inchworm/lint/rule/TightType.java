// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.NewColumns.NewColumn;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A type that will have to be changed one day, and cannot be without writing the table anew. */
final class TightType implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG113", "Type that is likely to be changed later", Severity.NOTE)
            .why("Keys of four bytes run out, char pads with blanks, timestamp forgets its time zone; to change any of"
                    + " them later writes the table anew.");

    private static final Set<String> SMALL = Set.of("integer", "smallint", "serial", "smallserial");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (NewColumn added : NewColumns.of(statement, scene)) {
            advice(added)
                    .ifPresent(advice -> found.add(finding(
                                    scene,
                                    "column %s of %s is %s: %s"
                                            .formatted(
                                                    ObjectName.quote(
                                                            added.column().name()),
                                                    added.table(),
                                                    added.column().type(),
                                                    advice.reason()),
                                    NewColumns.withType(statement, added, advice.type()))
                            .at(added.place())));
        }
        return found;
    }

    private record Advice(String reason, String type) {}

    private static Optional<Advice> advice(NewColumn added) {
        DataType type = added.column().type();
        boolean isNumber = added.isKey() || type.isSerial() || added.column().isIdentity();
        if (type.isArray()) {
            return Optional.empty();
        } else if (isNumber && SMALL.contains(type.name())) {
            String wide = type.isSerial() ? "bigserial" : "bigint";
            return Optional.of(new Advice("its numbers run out, and wider ones come only with a new table", wide));
        } else if (type.name().equals("char") && !type.arguments().isEmpty()) {
            return Optional.of(new Advice("it pads with blanks, and any other length writes the table anew", "text"));
        } else if (type.name().equals("timestamp")) {
            return Optional.of(new Advice("it forgets the time zone of what it is given", "timestamptz"));
        }
        return Optional.empty();
    }
}
