// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.probe;

import dev.inchworm.core.catalog.TableName;
import java.util.Optional;

/**
 * A relation as the server named it.
 *
 * @param name with its schema
 * @param kind what it is
 * @param of the table that an index or an overflow table belongs to
 * @param isNew whether it did not exist before the unit of statements began
 */
public record Relation(TableName name, Kind kind, Optional<TableName> of, boolean isNew) {

    /** What a relation is. */
    public enum Kind {
        /** A table, partitioned or not. */
        TABLE,
        /** An index, of an overflow table too. */
        INDEX,
        /** Where the long values of a table are kept. */
        TOAST,
        /** A sequence. */
        SEQUENCE,
        /** A view. */
        VIEW,
        /** A materialized view. */
        MATERIALIZED_VIEW,
        /** Anything else, as a foreign table or a type. */
        OTHER
    }

    /** Whether it holds rows that applications read: a table or a materialized view. */
    public boolean holdsRows() {
        return kind == Kind.TABLE || kind == Kind.MATERIALIZED_VIEW;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case INDEX -> name + of.map(table -> " (index of " + table + ")").orElse(" (index)");
            case TOAST -> of.map(table -> "overflow of " + table).orElse(name.toString());
            case TABLE, SEQUENCE, VIEW, MATERIALIZED_VIEW, OTHER -> name.toString();
        };
    }
}
