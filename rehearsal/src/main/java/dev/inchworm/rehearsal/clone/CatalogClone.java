// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.clone;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table, the tables tied to it by foreign keys, and everything that these depend on, as statements for an empty
 * database.
 *
 * <p>Carried are schemas, roles (by name only), types, domains, sequences, functions, tables with their indexes,
 * constraints, triggers, rules, policies, statistics, comments, owners and grants. What is not carried is named.
 *
 * @param statements in about the order in which they can be run; one that fails may succeed after the others
 * @param notes what is not carried, one line each
 */
public record CatalogClone(List<String> statements, List<String> notes) {

    /** Copies the lists. */
    public CatalogClone {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /** The table, those that refer to it, and everything any of them refers to. */
    private static final String TABLES = """
            with recursive start(oid) as (
              select to_regclass(?)::oid
              union
              select k.conrelid from pg_constraint k where k.contype = 'f' and k.confrelid = to_regclass(?)),
            near(oid) as (
              select oid from start
              union
              select k.confrelid from near join pg_constraint k on k.conrelid = near.oid and k.contype = 'f')
            select oid::bigint from near order by 1""";

    /** Reads it; needs read rights on the catalog only, and leaves nothing behind. */
    public static CatalogClone of(Connection live, TableName table) throws SQLException {
        live.setAutoCommit(false);
        try {
            Query.run(live, "set transaction isolation level repeatable read, read only");
            Query.run(live, "set local search_path = pg_catalog");
            String name = "\"%s\".\"%s\""
                    .formatted(
                            table.schema().replace("\"", "\"\""), table.name().replace("\"", "\"\""));
            String tables = oids(live, TABLES, name, name);
            String functions = orNone(oids(live, Parts.FUNCTION_OIDS.replace("$tables", tables)));
            String types =
                    orNone(oids(live, Parts.TYPE_OIDS.replace("$tables", tables).replace("$functions", functions)));
            List<String> statements = new ArrayList<>();
            for (Parts part : Parts.values()) {
                statements.addAll(texts(live, filled(part.sql(), tables, functions, types)));
            }
            List<String> notes = texts(live, filled(Parts.NOT_CARRIED, tables, functions, types));
            return new CatalogClone(statements, notes);
        } finally {
            live.rollback();
        }
    }

    private static String filled(String sql, String tables, String functions, String types) {
        return sql.replace("$tables", tables).replace("$functions", functions).replace("$types", types);
    }

    private static String orNone(String oids) {
        return oids.isEmpty() ? "0" : oids;
    }

    private static String oids(Connection live, String sql, Object... parameters) throws SQLException {
        return Query.all(live, sql, parameters).stream()
                .map(row -> String.valueOf(row.number(0)))
                .collect(Collectors.joining(", "));
    }

    private static List<String> texts(Connection live, String sql) throws SQLException {
        return Query.all(live, sql).stream().map(row -> row.text(0)).toList();
    }
}
