// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.plan.Ddl;
import java.util.List;

/** Writes changes of the schema, each with its way back, its lock and its probe. Pure. */
public interface SchemaSql {

    /** Adds columns, nullable and without a default, in one statement; the way back drops them. */
    Ddl addColumns(Table table, List<Column> columns);

    /** Adds a check that existing rows are not held against yet. */
    Ddl addCheckUnvalidated(Table table, String name, Expression condition);

    /** Holds existing rows against a check, without blocking writes; the way back does nothing. */
    Ddl validateCheck(Table table, String name);

    /** Adds, unvalidated, the helper check that proves a column has no nulls. */
    Ddl addNotNullProof(Table table, String column);

    /** Validates the helper check. */
    Ddl validateNotNullProof(Table table, String column);

    /** Forbids nulls without a scan, on the strength of the helper check; the way back allows them. */
    Ddl setNotNull(Table table, String column);

    /** Drops the helper check; the way back does nothing. */
    Ddl dropNotNullProof(Table table, String column);

    /**
     * Relaxes an old column so that code that no longer knows it can insert: steps in order, each its own transaction;
     * undone in the opposite order without a scan under a strong lock. Empty if nothing holds it.
     */
    List<Ddl> relax(Table table, Column column);

    /** A literal of the server for printing and probes, quoted. */
    String quoted(String text);

    /** An identifier, quoted. */
    String identifier(String name);
}
