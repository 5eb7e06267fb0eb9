// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.Action.DropNotNull;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Expression;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Follows a file to the point where a column is known to hold no null: by itself, or by a validated check. */
final class NotNullProof {

    private static final Set<String> WEAKENING = Set.of("or", "case");

    private final ObjectName table;
    private final String column;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> proving = new HashSet<>();
    private boolean isSet;

    private NotNullProof(ObjectName table, String column) {
        this.table = table;
        this.column = column;
    }

    /** Whether the server will find a proof that {@code column} holds no null, so that it need not read the table. */
    static boolean isThere(Scene scene, ObjectName table, String column) {
        NotNullProof proof = new NotNullProof(table, column);
        proof.isSet = scene.live().isProvenNotNull(table, column).orElse(false);
        scene.earlier().forEach(earlier -> proof.follow(earlier.statement()));
        return proof.isSet || !proof.proving.isEmpty();
    }

    private void follow(Statement statement) {
        if (statement instanceof CreateTable create && create.table().isLike(table)) {
            isSet = KnownColumns.primaryKey(create).contains(column)
                    || create.columns().stream().anyMatch(known -> known.name().equals(column) && known.isNotNull());
        } else if (statement instanceof AlterTable alter && alter.table().isLike(table)) {
            alter.actions().forEach(this::follow);
        }
    }

    private void follow(Action action) {
        if (action instanceof AddColumn add && add.column().name().equals(column)) {
            isSet = add.column().isNotNull();
        } else if (action instanceof SetNotNull set && set.column().equals(column)) {
            isSet = true;
        } else if (action instanceof DropNotNull drop && drop.column().equals(column)) {
            isSet = false;
        } else if (action instanceof AddConstraint add && says(add.constraint(), column)) {
            (add.constraint().isNotValid() ? waiting : proving)
                    .add(add.constraint().nameOn(table));
        } else if (action instanceof ValidateConstraint validate && waiting.remove(validate.name())) {
            proving.add(validate.name());
        } else if (action instanceof DropConstraint drop) {
            waiting.remove(drop.name());
            proving.remove(drop.name());
        }
    }

    /** Whether a constraint, once validated, proves that {@code column} holds no null. */
    static boolean says(Constraint constraint, String column) {
        return switch (constraint.kind()) {
            case NOT_NULL, PRIMARY_KEY -> constraint.columns().contains(column);
            case CHECK ->
                constraint.expression().filter(value -> says(value, column)).isPresent();
            case UNIQUE, FOREIGN_KEY, EXCLUDE -> false;
        };
    }

    private static boolean says(Expression check, String column) {
        String text = check.text().replaceAll("[()\\s]+", " ").strip();
        String quoted = ObjectName.quote(column);
        boolean isNamed = (" " + text.toLowerCase(Locale.ROOT) + " ")
                .contains(" " + quoted.toLowerCase(Locale.ROOT) + " is not null ");
        return isNamed
                && check.words().stream().noneMatch(WEAKENING::contains)
                && !text.matches("(?i).*\\bnot (?!null).*");
    }
}
