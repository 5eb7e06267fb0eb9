// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/**
 * A column as {@code CREATE TABLE} and {@code ADD COLUMN} describe it.
 *
 * @param name its name without quotes
 * @param type its type
 * @param collation what stood after {@code COLLATE}
 * @param constraints everything that followed, in the file's order
 * @param text all of it as it stands in the file
 */
public record ColumnDefinition(
        String name, DataType type, Optional<String> collation, List<ColumnConstraint> constraints, String text) {

    /** Its default, if it has one. */
    public Optional<Expression> defaultValue() {
        return one(ColumnConstraint.Default.class).map(ColumnConstraint.Default::value);
    }

    /** Whether it says {@code NOT NULL} or is a primary key. */
    public boolean isNotNull() {
        return one(ColumnConstraint.NotNull.class).isPresent() || isPrimaryKey();
    }

    /** Whether it says {@code UNIQUE}. */
    public boolean isUnique() {
        return one(ColumnConstraint.Unique.class).isPresent();
    }

    /** Whether it says {@code PRIMARY KEY}. */
    public boolean isPrimaryKey() {
        return one(ColumnConstraint.PrimaryKey.class).isPresent();
    }

    /** What it refers to, if it is a foreign key. */
    public Optional<Reference> references() {
        return one(ColumnConstraint.References.class).map(ColumnConstraint.References::reference);
    }

    /** Its own check, if it has one. */
    public Optional<ColumnConstraint.Check> check() {
        return one(ColumnConstraint.Check.class);
    }

    /** How it is generated, if it is. */
    public Optional<ColumnConstraint.Generated> generated() {
        return one(ColumnConstraint.Generated.class);
    }

    /** Whether it is an identity column. */
    public boolean isIdentity() {
        return one(ColumnConstraint.Identity.class).isPresent();
    }

    /** {@code name type}, with the collation: what to add first when everything else comes later. */
    public String bare() {
        return ObjectName.quote(name) + " " + type.text()
                + collation.map(given -> " COLLATE " + given).orElse("");
    }

    /** The first of its constraints of that kind. */
    public <T extends ColumnConstraint> Optional<T> one(Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
