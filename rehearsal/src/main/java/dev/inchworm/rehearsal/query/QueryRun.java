// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.query;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.NamedSql;
import dev.inchworm.core.change.Uses.ComparedQuery;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.QueryPlan;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.Stop;
import dev.inchworm.rehearsal.Stop.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the trial server plan each query as it reads the old side, before anything is done, and as it reads the new side,
 * once that serves. Queries are never run. Not for several threads.
 */
public final class QueryRun implements RehearsalListener {

    private final List<ComparedQuery> queries;
    private final Map<String, QueryPlan> before = new LinkedHashMap<>();
    private final Map<String, QueryPlan> after = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Will plan {@code queries}; without any it does nothing. */
    public QueryRun(List<ComparedQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    /** What could not be planned, one line each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Costs and changed steps of each query that could be planned on both sides, for programs. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (ComparedQuery query : queries) {
            QueryPlan first = before.get(query.name());
            QueryPlan last = after.get(query.name());
            if (first != null && last != null) {
                json.put(
                        query.name(),
                        Map.of(
                                "before", first.cost(),
                                "after", last.cost(),
                                "gone", first.nodesNotIn(last),
                                "come", last.nodesNotIn(first)));
            }
        }
        return json;
    }

    @Override
    public List<String> at(Stop stop) throws SQLException {
        boolean isSeen = stop.direction() == Direction.FORWARD && stop.moment() == Moment.AFTER;
        if (isSeen && stop.phase() == Phase.PREPARE) {
            for (ComparedQuery query : queries) {
                plan(stop, query, query.before(), before);
            }
        } else if (isSeen && stop.phase() == Phase.HOLD) {
            for (ComparedQuery query : queries) {
                plan(stop, query, query.after(), after);
            }
        }
        return List.of();
    }

    /** The table is analysed first, in the transaction that is rolled back, so that new columns have statistics too. */
    private void plan(Stop stop, ComparedQuery query, NamedSql sql, Map<String, QueryPlan> plans) throws SQLException {
        Dialect dialect = Dialects.of(stop.trial().endpoint().url());
        TableName table = stop.plan().table().name();
        String bound = sql.with(name -> query.with()
                .getOrDefault(name, Optional.empty())
                .map(dialect.schema()::quoted)
                .orElse("null"));
        try (Connection connection = stop.trial().connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze %s.%s"
                        .formatted(
                                dialect.schema().identifier(table.schema()),
                                dialect.schema().identifier(table.name())));
                plans.put(query.name(), dialect.catalogs().explain(connection, table, bound));
            } catch (SQLException e) {
                boolean readsNewOnly =
                        stop.phase() == Phase.PREPARE && query.before().equals(query.after());
                if (!readsNewOnly) {
                    notes.add("query %s cannot be planned in %s: %s"
                            .formatted(
                                    query.name(),
                                    stop.phase(),
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")));
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
