// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/** Statements about indexes. */
public sealed interface IndexStatement extends Statement {

    /**
     * {@code CREATE INDEX}.
     *
     * @param name its name; the server chooses one where none is given
     * @param table the table
     * @param options the words before and after the name
     * @param method {@code btree} where none is said
     * @param elements what is indexed, each as it stands in the file
     * @param text all that follows the table's name: method, elements and the rest
     */
    record CreateIndex(
            Optional<ObjectName> name,
            ObjectName table,
            IndexOptions options,
            String method,
            List<String> elements,
            String text)
            implements IndexStatement {

        /** Whether it says {@code CONCURRENTLY}. */
        public boolean concurrently() {
            return options.concurrently;
        }

        /** Its name, or the one the server would likely choose. */
        public ObjectName nameOrUsual() {
            String columns = String.join("_", elements).replaceAll("[^A-Za-z0-9_]+", "_");
            return name.orElseGet(() -> table.sibling(table.name() + "_" + columns + "_idx"));
        }
    }

    /**
     * The words a {@code CREATE INDEX} may carry.
     *
     * @param unique {@code UNIQUE}
     * @param concurrently {@code CONCURRENTLY}
     * @param ifNotExists {@code IF NOT EXISTS}
     * @param only {@code ON ONLY}: of a partitioned table's parent alone
     */
    record IndexOptions(boolean unique, boolean concurrently, boolean ifNotExists, boolean only) {}

    /**
     * {@code DROP INDEX}.
     *
     * @param names the indexes
     * @param concurrently whether it says so
     * @param ifExists whether none is accepted
     * @param cascade whether dependants go with them
     */
    record DropIndex(List<ObjectName> names, boolean concurrently, boolean ifExists, boolean cascade)
            implements IndexStatement {}

    /**
     * {@code REINDEX}.
     *
     * @param kind {@code INDEX}, {@code TABLE}, {@code SCHEMA}, {@code DATABASE} or {@code SYSTEM}
     * @param name what is indexed anew; empty for the current database
     * @param concurrently whether it says so
     */
    record Reindex(String kind, Optional<ObjectName> name, boolean concurrently) implements IndexStatement {}

    /**
     * {@code ALTER INDEX}, but not its renaming.
     *
     * @param name the index
     * @param attached the index that becomes its partition, for {@code ATTACH PARTITION}
     * @param text what followed the name
     */
    record AlterIndex(ObjectName name, Optional<ObjectName> attached, String text) implements IndexStatement {}
}
