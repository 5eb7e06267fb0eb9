// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.ColumnConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.AlterDomain;
import dev.inchworm.lint.statement.ObjectStatement.CreateDomain;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of a domain with constraints: the whole table is written anew. */
final class AddColumnDomain implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG108", "Column of a domain with constraints added", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("The constraints of the domain are tried on every row that is there, and the server writes the"
                    + " table and all its indexes anew for it, even where the column has no default.");

    private static final Pattern VALUE = Pattern.compile("(?i)\\bvalue\\b");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddColumn> kind() {
        return AddColumn.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddColumn add, Scene scene) {
        DataType type = add.column().type();
        Optional<CreateDomain> made = made(type, scene);
        boolean isConstrained = made.map(domain -> isConstrained(domain, scene))
                .or(() -> scene.live().isConstrainedDomain(type.name()))
                .orElse(false);
        if (!isConstrained || type.isArray()) {
            return Optional.empty();
        }
        String message = "the domain %s of column %s has constraints: all of %s is written anew"
                .formatted(type, ObjectName.quote(add.column().name()), alter.table());
        return Optional.of(finding(scene, message, safeWay(alter, add.column(), made, scene.version())));
    }

    private static Optional<CreateDomain> made(DataType type, Scene scene) {
        return scene.earlier().stream()
                .map(Earlier::statement)
                .filter(CreateDomain.class::isInstance)
                .map(CreateDomain.class::cast)
                .filter(domain -> isNamed(domain.domain(), type))
                .reduce((before, now) -> now);
    }

    private static boolean isNamed(ObjectName domain, DataType type) {
        String name = type.name();
        return name.equalsIgnoreCase(domain.sql()) || name.equalsIgnoreCase(domain.name());
    }

    private static boolean isConstrained(CreateDomain domain, Scene scene) {
        boolean isBorn = domain.constraints().stream()
                .anyMatch(constraint ->
                        constraint instanceof ColumnConstraint.Check || constraint instanceof ColumnConstraint.NotNull);
        return isBorn
                || scene.earlier().stream()
                        .anyMatch(earlier -> earlier.statement() instanceof AlterDomain alter
                                && alter.domain().isLike(domain.domain())
                                && (alter.action() instanceof AddConstraint || alter.action() instanceof SetNotNull));
    }

    private static List<String> safeWay(
            AlterTable alter, ColumnDefinition column, Optional<CreateDomain> made, int version) {
        String name = ObjectName.quote(column.name());
        String base = made.map(domain -> domain.type().text()).orElse("the_type_beneath");
        List<String> lines = new ArrayList<>();
        lines.add("%s%s ADD COLUMN %s %s;".formatted(made.isPresent() ? "" : "-- ", SafeWay.alter(alter), name, base));
        List<ColumnConstraint> constraints = made.map(CreateDomain::constraints).orElse(List.of());
        for (ColumnConstraint constraint : constraints) {
            if (constraint instanceof ColumnConstraint.Check check) {
                String own = SafeWay.name(alter.table(), column.name() + "_check");
                String text = VALUE.matcher(check.expression().text()).replaceAll(Matcher.quoteReplacement(name));
                lines.add("%s ADD CONSTRAINT %s CHECK (%s) NOT VALID;".formatted(SafeWay.alter(alter), own, text));
                lines.add("-- in a transaction of its own:");
                lines.add("%s VALIDATE CONSTRAINT %s;".formatted(SafeWay.alter(alter), own));
            } else if (constraint instanceof ColumnConstraint.NotNull) {
                lines.add("-- when it is filled:");
                lines.addAll(SafeWay.notNull(alter.table(), column.name(), version));
            }
        }
        if (made.isEmpty()) {
            lines.add("-- and the domain's constraints as constraints of the table: ADD ... NOT VALID, then VALIDATE");
        }
        return lines;
    }
}
