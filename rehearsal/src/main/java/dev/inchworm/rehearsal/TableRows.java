// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.postgresql.dump.DataDump;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a table holds.
 *
 * @param columns a digest of each column's values together with the key
 * @param rows by key, each value by its column's name; none where there are very many rows
 */
record TableRows(Map<String, String> columns, Map<String, Map<String, String>> rows) {

    /** A table that is not there. */
    static final TableRows NONE = new TableRows(Map.of(), Map.of());

    private static final int ROWS_MAX = 20_000;
    private static final int LINES_MAX = 8;

    private static final String KEY = """
        select array(select a.attname::text from pg_catalog.pg_attribute a
                      where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) order by a.attnum)
          from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? and c.relname = ? and i.indisprimary\
        """;

    static TableRows read(Connection connection, String schema, String table) throws SQLException {
        List<String> names = new ArrayList<>(DataDump.columns(connection, schema, table));
        Collections.sort(names);
        if (names.isEmpty()) {
            return NONE;
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
        long count = Long.parseLong(columns.values().iterator().next().split(" ", 2)[0]);
        boolean isSmall = count <= ROWS_MAX && !key.isEmpty();
        return new TableRows(
                columns, isSmall ? rows(connection, quoted(schema) + "." + quoted(table), key, names) : Map.of());
    }

    private static Map<String, Map<String, String>> rows(
            Connection connection, String table, List<String> key, List<String> names) throws SQLException {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        String sql = "select array[%s] from %s".formatted(texts(names), table);
        for (Query.Row row : Query.all(connection, sql)) {
            List<String> values = row.texts(0);
            Map<String, String> byName = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), values.get(i));
            }
            rows.put(
                    key.stream().map(name -> name + " = " + byName.get(name)).collect(Collectors.joining(", ")),
                    byName);
        }
        return rows;
    }

    private static String texts(List<String> names) {
        return names.stream()
                .map(name -> "quote_nullable(%s::text)".formatted(quoted(name)))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The columns whose values are others in {@code later}, and those only one of them has. */
    Set<String> changedColumns(TableRows later) {
        Set<String> changed = new TreeSet<>(columns.keySet());
        changed.addAll(later.columns.keySet());
        changed.removeIf(name -> Objects.equals(columns.get(name), later.columns.get(name)));
        return changed;
    }

    /**
     * Some of the rows in which one of {@code names} differs: gone with a minus, new with a plus, changed with both.
     */
    List<String> changesTo(TableRows later, Set<String> names) {
        Set<String> keys = new TreeSet<>(rows.keySet());
        keys.addAll(later.rows.keySet());
        List<String> lines = new ArrayList<>();
        for (String key : keys) {
            Map<String, String> before = rows.get(key);
            Map<String, String> after = later.rows.get(key);
            if (before == null || after == null) {
                lines.add(before == null ? "+ row " + key : "- row " + key);
            } else {
                names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .map(name -> "%s: %s %s -> %s".formatted(key, name, before.get(name), after.get(name)))
                        .forEach(lines::add);
            }
        }
        return lines.size() <= LINES_MAX
                ? lines
                : List.copyOf(concat(lines.subList(0, LINES_MAX), "... %d more".formatted(lines.size() - LINES_MAX)));
    }

    private static List<String> concat(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }
}
