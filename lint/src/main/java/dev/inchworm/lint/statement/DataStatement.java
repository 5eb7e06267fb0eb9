// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/** Statements that read or write rows. */
public sealed interface DataStatement extends Statement {

    /**
     * {@code UPDATE}, also one that stands in a {@code WITH}.
     *
     * @param table the table
     * @param assigned the columns it sets, in the file's order, as often as they are set
     * @param where its condition; empty where it has none
     * @param query what else it says
     */
    record Update(ObjectName table, List<String> assigned, Optional<Expression> where, Query query)
            implements DataStatement {}

    /**
     * {@code DELETE}, also one that stands in a {@code WITH}.
     *
     * @param table the table
     * @param where its condition; empty where it has none
     * @param query what else it says
     */
    record Delete(ObjectName table, Optional<Expression> where, Query query) implements DataStatement {}

    /**
     * {@code INSERT}.
     *
     * @param table the table
     * @param columns the columns it names; empty where it names none
     * @param source where its rows come from
     * @param hasConflictClause whether it says {@code ON CONFLICT}
     * @param query what else it says
     */
    record Insert(ObjectName table, List<String> columns, Source source, boolean hasConflictClause, Query query)
            implements DataStatement {}

    /** Where the rows of an {@code INSERT} come from. */
    enum Source {
        /** {@code VALUES}. */
        VALUES,
        /** A query. */
        QUERY,
        /** {@code DEFAULT VALUES}. */
        DEFAULTS
    }

    /**
     * {@code MERGE}.
     *
     * @param table the table that is written to
     * @param query what else it says
     */
    record Merge(ObjectName table, Query query) implements DataStatement {}

    /**
     * {@code SELECT}, {@code VALUES}, {@code TABLE}.
     *
     * @param query what it says
     */
    record Select(Query query) implements DataStatement {}

    /**
     * What rules ask of a statement as a whole.
     *
     * @param all the whole statement: text, functions called, words
     * @param tables the tables after {@code FROM}, {@code JOIN} and {@code USING}, at any depth
     * @param hasStar whether a select list at any depth has {@code *} or {@code t.*} ({@code count(*)} is none)
     * @param hasOffset whether it says {@code OFFSET}
     * @param hasLimit whether it says {@code LIMIT} or {@code FETCH}
     */
    record Query(Expression all, List<ObjectName> tables, boolean hasStar, boolean hasOffset, boolean hasLimit) {}

    /**
     * {@code COPY}.
     *
     * @param table the table; empty for a query
     * @param columns the columns it names; empty where it names none
     * @param isFrom whether rows come in
     */
    record Copy(Optional<ObjectName> table, List<String> columns, boolean isFrom) implements DataStatement {}
}
