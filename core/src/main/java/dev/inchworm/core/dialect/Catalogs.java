// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.Fact;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the live catalog, and judges a migration against it. Needs read rights only and leaves nothing behind. */
public interface Catalogs {

    /**
     * The table as it is now.
     *
     * @throws dev.inchworm.core.error.InchwormException {@code NOT_IN_CATALOG} naming the nearest table
     */
    Table read(Connection transaction, TableName name) throws SQLException;

    /** Every reason why this migration cannot run on this table, and every one why a person should look. */
    List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException;

    /**
     * Has the server judge and deparse every expression of the mapping.
     *
     * @throws dev.inchworm.core.error.InchwormException {@code MAPPING_REFUSED} or {@code NOT_IN_CATALOG} with the
     *     expression, the reason and a proposal
     */
    Mapping judge(Connection transaction, Migration migration, Table table) throws SQLException;

    /** Statements that give an engine's role what it needs for this table. */
    List<String> grants(Table table);

    /** What this session's role cannot measure, one sentence each. */
    List<String> notMeasured(Connection transaction) throws SQLException;

    /**
     * A hash, as 64 hex digits, of all in the catalog that decides how the table and those tied to it by foreign keys
     * behave; the same on every server of one major version. Owners, grants and the order of columns are left out.
     */
    String schemaHash(Connection transaction, TableName name) throws SQLException;

    /** How large the table is by the server's own statistics; cheap. */
    Size size(Connection transaction, TableName name) throws SQLException;

    /** Every fact that the packet's examples state, each computed by the server; nothing is refused. */
    List<Fact> facts(Connection transaction, Migration migration, Table table, Mapping mapping) throws SQLException;

    /**
     * How the server would run a query of an application on that table; it is planned and not run. Names are looked up
     * as in a session of this role, and in the table's schema. The transaction is read-only from then on.
     *
     * @throws SQLException with the server's reason if it cannot be planned, as where a column is not there
     */
    QueryPlan explain(Connection transaction, TableName table, String sql) throws SQLException;

    /**
     * A table's size as the server estimates it.
     *
     * @param rows live rows
     * @param deadRows rows that wait for their removal
     * @param bytes with its indexes
     */
    record Size(long rows, long deadRows, long bytes) {}
}
