// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.postgresql.dump.DataDump;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a table holds.
 *
 * @param columns a digest of each column's values together with the key
 * @param rows every row; only their digest where there are very many
 */
record TableRows(Map<String, String> columns, List<String> rows) {

    private static final int ROWS_MAX = 20_000;
    private static final int LINES_MAX = 5;

    private static final String KEY = """
            select array(select a.attname::text from pg_catalog.pg_attribute a
                          where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) order by a.attnum)
              from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relname = ? and i.indisprimary""";

    static TableRows read(Connection connection, String schema, String table) throws SQLException {
        List<String> names = new ArrayList<>(DataDump.columns(connection, schema, table));
        Collections.sort(names);
        if (names.isEmpty()) {
            return new TableRows(Map.of(), List.of());
        }
        List<String> key = Query.maybe(connection, KEY, schema, table)
                .map(row -> row.texts(0))
                .orElse(List.of());
        Map<String, String> columns = new TreeMap<>();
        for (String name : names) {
            List<String> together = new ArrayList<>(key);
            together.add(name);
            columns.put(name, DataDump.digest(connection, schema, table, together));
        }
        String digest = DataDump.digest(connection, schema, table, names);
        boolean isSmall = Long.parseLong(digest.split(" ", 2)[0]) <= ROWS_MAX;
        return new TableRows(
                columns, isSmall ? DataDump.rows(connection, schema, table, names, names) : List.of(digest));
    }

    /** The columns whose values are others in {@code later}, and those only one of them has. */
    Set<String> changedColumns(TableRows later) {
        Set<String> changed = new TreeSet<>(columns.keySet());
        changed.addAll(later.columns.keySet());
        changed.removeIf(
                name -> columns.containsKey(name) && columns.get(name).equals(String.valueOf(later.columns.get(name))));
        return changed;
    }

    /** Some of the rows that differ, marked by a minus and a plus. */
    List<String> changesTo(TableRows later) {
        List<String> lines = new ArrayList<>();
        add(lines, "- ", surplus(rows, later.rows));
        add(lines, "+ ", surplus(later.rows, rows));
        return lines;
    }

    private static void add(List<String> lines, String mark, List<String> rows) {
        rows.stream().limit(LINES_MAX).forEach(row -> lines.add(mark + row));
        if (rows.size() > LINES_MAX) {
            lines.add("%s(%d rows more)".formatted(mark, rows.size() - LINES_MAX));
        }
    }

    private static List<String> surplus(List<String> of, List<String> over) {
        Map<String, Integer> counts = new HashMap<>();
        over.forEach(row -> counts.merge(row, 1, Integer::sum));
        return of.stream()
                .filter(row -> counts.merge(row, -1, Integer::sum) < 0)
                .toList();
    }
}
