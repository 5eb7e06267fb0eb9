// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.QueryPlan;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a query's plan from the server's own text. */
final class Explain {

    /** The options stand in brackets, so that nothing in the query can be taken for one and run it. */
    private static final String EXPLAIN = "explain (analyze false, verbose false, costs true, format text) ";

    private static final String SEARCH_PATH = """
            select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', nullif(reset_val, ''),
                       pg_catalog.quote_ident(nullif(?, ''))), true)
            from pg_catalog.pg_settings where name = 'search_path'""";

    private static final Pattern NODE =
            Pattern.compile("\\s*(?:->\\s+)?(.+?)\\s+\\(cost=[0-9.]+\\.\\.([0-9.]+) rows=([0-9]+) width=[0-9]+\\)");

    private Explain() {}

    static QueryPlan of(Connection transaction, TableName table, String sql) throws SQLException {
        Query.run(transaction, "set transaction read only");
        Query.all(transaction, SEARCH_PATH, table.schema());
        List<String> nodes = new ArrayList<>();
        double cost = 0;
        long rows = 0;
        for (Row line : Query.all(transaction, EXPLAIN + sql.replace("?", "??"))) {
            Matcher node = NODE.matcher(line.text(0));
            if (node.matches()) {
                if (nodes.isEmpty()) {
                    cost = Double.parseDouble(node.group(2));
                    rows = Long.parseLong(node.group(3));
                }
                nodes.add(node.group(1));
            }
        }
        return new QueryPlan(cost, rows, nodes);
    }
}
