// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.ColumnConstraint.Check;
import dev.inchworm.lint.statement.ColumnConstraint.Default;
import dev.inchworm.lint.statement.ColumnConstraint.Generated;
import dev.inchworm.lint.statement.ColumnConstraint.Identity;
import dev.inchworm.lint.statement.ColumnConstraint.NotNull;
import dev.inchworm.lint.statement.ColumnConstraint.Nullable;
import dev.inchworm.lint.statement.ColumnConstraint.PrimaryKey;
import dev.inchworm.lint.statement.ColumnConstraint.References;
import dev.inchworm.lint.statement.ColumnConstraint.Remark;
import dev.inchworm.lint.statement.ColumnConstraint.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a column: its name, type and all that follows. */
final class ColumnReader {

    /** What ends a default: the next constraint. */
    private static final Set<String> AFTER_DEFAULT = Set.of(
            "constraint",
            "not",
            "null",
            "unique",
            "primary",
            "check",
            "references",
            "generated",
            "collate",
            "default",
            "deferrable",
            "initially",
            "storage",
            "compression",
            "enforced");

    private final Cursor cursor;

    ColumnReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** {@code name type [COLLATE x] constraints}. */
    ColumnDefinition column() {
        int from = cursor.mark();
        String name = cursor.name();
        DataType type = new TypeReader(cursor).type();
        List<ColumnConstraint> constraints = new ArrayList<>();
        Optional<String> collation = collation();
        for (Optional<ColumnConstraint> next = constraint(); next.isPresent(); next = constraint()) {
            constraints.add(next.get());
            collation = collation.or(this::collation);
        }
        return new ColumnDefinition(name, type, collation, List.copyOf(constraints), cursor.text(from, cursor.mark()));
    }

    /** {@code COLLATE name}, as it stands in the file. */
    Optional<String> collation() {
        if (!cursor.accept("collate")) {
            return Optional.empty();
        }
        int from = cursor.mark();
        cursor.objectName();
        return Optional.of(cursor.text(from, cursor.mark()));
    }

    /** The next constraint of a column, if one follows. */
    Optional<ColumnConstraint> constraint() {
        Optional<String> name = cursor.accept("constraint") ? Optional.of(cursor.name()) : Optional.empty();
        Optional<ColumnConstraint> found = kind(name);
        if (found.isEmpty() && name.isPresent()) {
            throw cursor.confused("a constraint");
        }
        return found;
    }

    private Optional<ColumnConstraint> kind(Optional<String> name) {
        ColumnConstraint found = null;
        if (cursor.accept("not null")) {
            cursor.accept("no inherit");
            found = new NotNull();
        } else if (cursor.accept("null")) {
            found = new Nullable();
        } else if (cursor.accept("default")) {
            found = new Default(cursor.expressionUntil(AFTER_DEFAULT));
        } else if (cursor.accept("check")) {
            found = new Check(name, cursor.parenthesized());
            cursor.accept("no inherit");
        } else if (cursor.accept("unique")) {
            cursor.acceptOne("nulls not distinct", "nulls distinct");
            indexParameters();
            found = new Unique(name);
        } else if (cursor.accept("primary key")) {
            indexParameters();
            found = new PrimaryKey(name);
        } else if (cursor.accept("references")) {
            found = new References(name, new ConstraintReader(cursor).reference());
        } else if (cursor.accept("generated")) {
            found = generated();
        } else {
            return remark();
        }
        new ConstraintReader(cursor).options();
        return Optional.of(found);
    }

    private Optional<ColumnConstraint> remark() {
        int from = cursor.mark();
        if (cursor.acceptOne("storage", "compression").isPresent()) {
            cursor.name();
        } else if (cursor.accept("options")) {
            cursor.skipParentheses();
        } else if (new ConstraintReader(cursor).options().equals(ConstraintReader.NO_OPTIONS)
                && cursor.mark() == from) {
            return Optional.empty();
        }
        return Optional.of(new Remark(cursor.text(from, cursor.mark())));
    }

    private void indexParameters() {
        new ConstraintReader(cursor).indexParameters();
    }

    private ColumnConstraint generated() {
        if (cursor.acceptOne("always as identity", "by default as identity").isPresent()) {
            if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            }
            return new Identity();
        }
        cursor.expect("always as");
        Expression expression = cursor.parenthesized();
        boolean isStored = cursor.accept("stored");
        if (!isStored) {
            cursor.accept("virtual");
        }
        return new Generated(expression, isStored);
    }
}
