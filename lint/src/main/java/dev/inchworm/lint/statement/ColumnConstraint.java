// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.Optional;

/** What may follow a column's type. */
public sealed interface ColumnConstraint {

    /**
     * {@code DEFAULT value}.
     *
     * @param value the default
     */
    record Default(Expression value) implements ColumnConstraint {}

    /** {@code NOT NULL}. */
    record NotNull() implements ColumnConstraint {}

    /** {@code NULL}. */
    record Nullable() implements ColumnConstraint {}

    /**
     * {@code UNIQUE}.
     *
     * @param name the constraint's name, if one was given
     */
    record Unique(Optional<String> name) implements ColumnConstraint {}

    /**
     * {@code PRIMARY KEY}.
     *
     * @param name the constraint's name, if one was given
     */
    record PrimaryKey(Optional<String> name) implements ColumnConstraint {}

    /**
     * {@code REFERENCES table (columns)}.
     *
     * @param name the constraint's name, if one was given
     * @param reference what it refers to
     */
    record References(Optional<String> name, Reference reference) implements ColumnConstraint {}

    /**
     * {@code CHECK (expression)}.
     *
     * @param name the constraint's name, if one was given
     * @param expression what must hold, without the outer parentheses
     */
    record Check(Optional<String> name, Expression expression) implements ColumnConstraint {}

    /**
     * {@code GENERATED ALWAYS AS (expression) STORED} or {@code VIRTUAL}.
     *
     * @param expression what it is computed from, without the outer parentheses
     * @param isStored false for {@code VIRTUAL}, and for neither word (the default of PostgreSQL 18)
     */
    record Generated(Expression expression, boolean isStored) implements ColumnConstraint {}

    /** {@code GENERATED ... AS IDENTITY}. */
    record Identity() implements ColumnConstraint {}

    /**
     * Anything that changes nothing for the rules, such as {@code STORAGE} or {@code COMPRESSION}.
     *
     * @param text as it stands in the file
     */
    record Remark(String text) implements ColumnConstraint {}
}
