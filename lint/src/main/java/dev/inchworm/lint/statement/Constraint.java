// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param kind what it demands
 * @param name its name, if one was given
 * @param columns the columns it names in its list; empty for a check, an exclusion and {@code USING INDEX}
 * @param body what it demands in detail
 * @param options what followed
 * @param text all of it as it stands in the file, from {@code CONSTRAINT} or its kind, without {@code NOT VALID}
 */
public record Constraint(
        Kind kind, Optional<String> name, List<String> columns, Body body, Options options, String text) {

    /** What a constraint may demand. */
    public enum Kind {
        /** {@code CHECK}. */
        CHECK,
        /** {@code UNIQUE}. */
        UNIQUE,
        /** {@code PRIMARY KEY}. */
        PRIMARY_KEY,
        /** {@code FOREIGN KEY}. */
        FOREIGN_KEY,
        /** {@code EXCLUDE}. */
        EXCLUDE,
        /** {@code NOT NULL column}, PostgreSQL 18. */
        NOT_NULL
    }

    /**
     * What it demands in detail; only what its kind has is present.
     *
     * @param expression of a check, without the outer parentheses
     * @param references of a foreign key
     * @param usingIndex the index a unique or primary key takes over
     * @param index of a unique or primary key: its columns and all else as {@code CREATE INDEX} would have it
     */
    public record Body(
            Optional<Expression> expression,
            Optional<Reference> references,
            Optional<String> usingIndex,
            Optional<String> index) {

        /** No detail. */
        public static final Body NONE =
                new Body(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static Body of(Expression expression) {
            return new Body(Optional.of(expression), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Body of(Reference references) {
            return new Body(Optional.empty(), Optional.of(references), Optional.empty(), Optional.empty());
        }

        static Body usingIndex(String name) {
            return new Body(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
        }

        static Body index(String text) {
            return new Body(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
        }
    }

    /**
     * What may follow any constraint.
     *
     * @param isNotValid existing rows are not looked at
     * @param isDeferrable it may wait for the end of the transaction
     * @param isNotEnforced PostgreSQL 18: it is only written down
     */
    public record Options(boolean isNotValid, boolean isDeferrable, boolean isNotEnforced) {}

    /** Whether existing rows are left alone. */
    public boolean isNotValid() {
        return options.isNotValid;
    }

    /** Whether it takes over an index that is there. */
    public boolean isUsingIndex() {
        return body.usingIndex.isPresent();
    }

    /** What a check demands. */
    public Optional<Expression> expression() {
        return body.expression;
    }

    /**
     * What a unique or primary key is built with, as {@code CREATE INDEX} would have it after the table; empty where no
     * {@code CREATE INDEX} can build it.
     */
    public Optional<String> index() {
        return body.index;
    }

    /** What a foreign key refers to. */
    public Optional<Reference> references() {
        return body.references;
    }

    /** Its name, or the one the server would choose for it on {@code table}. */
    public String nameOn(ObjectName table) {
        String all = String.join("_", columns);
        String ending = switch (kind) {
            case CHECK -> "_check";
            case UNIQUE -> "_" + all + "_key";
            case PRIMARY_KEY -> "_pkey";
            case FOREIGN_KEY -> "_" + all + "_fkey";
            case EXCLUDE -> "_excl";
            case NOT_NULL -> "_" + all + "_not_null";
        };
        return name.orElse(table.name() + ending);
    }
}
