// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.matrix;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.dialect.SchemaSql;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values for the parameters of statements: what the file gives; else, for the name of a column, the value of a row that
 * is there, and for a key that is to be inserted one that is not; else a plain value of the type the server infers.
 */
final class Values {

    private static final Pattern INSERTS = Pattern.compile("(?is).*\\binsert\\s+into\\b.*");

    private static final String UNIQUE = """
            select distinct a.attname::text, pg_catalog.format_type(a.atttypid, null)
            from pg_catalog.pg_index as i join pg_catalog.pg_attribute as a
              on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
            where i.indrelid = pg_catalog.to_regclass(%s) and i.indisunique
              and not exists (select from pg_catalog.pg_constraint as f where f.conrelid = i.indrelid
                              and f.contype = 'f' and a.attnum = any (f.conkey))""";

    private final SchemaSql sql;
    private final String table;
    private final Map<String, Optional<String>> row = new HashMap<>();
    private final Map<String, Optional<String>> fresh = new HashMap<>();

    private Values(SchemaSql sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    /** Looks at the table as it is at the start. */
    static Values of(Connection connection, SchemaSql sql, Table table) throws SQLException {
        String name = sql.identifier(table.name().schema()) + "."
                + sql.identifier(table.name().name());
        Values values = new Values(sql, name);
        values.readRow(connection, table);
        values.readFresh(connection);
        return values;
    }

    private void readRow(Connection connection, Table of) throws SQLException {
        String order =
                of.key().stream().map(column -> sql.identifier(column.name())).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery(
                        "select * from %s%s limit 1".formatted(table, order.isEmpty() ? "" : " order by " + order))) {
            if (first.next()) {
                for (int i = 1; i <= first.getMetaData().getColumnCount(); i++) {
                    row.put(first.getMetaData().getColumnName(i), Optional.ofNullable(first.getString(i)));
                }
            }
        }
    }

    private void readFresh(Connection connection) throws SQLException {
        Map<String, String> unique = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(UNIQUE.formatted(sql.quoted(table)))) {
            while (columns.next()) {
                unique.put(columns.getString(1), columns.getString(2));
            }
        }
        for (Map.Entry<String, String> column : unique.entrySet()) {
            Optional<String> expression = newer(sql.identifier(column.getKey()), column.getValue());
            if (expression.isPresent()) {
                try (Statement statement = connection.createStatement();
                        ResultSet value = statement.executeQuery(
                                "select (%s)::text from %s".formatted(expression.get(), table))) {
                    value.next();
                    fresh.put(column.getKey(), Optional.ofNullable(value.getString(1)));
                }
            }
        }
    }

    /** An aggregate that gives a value which no row has. */
    private static Optional<String> newer(String column, String type) {
        return switch (type) {
            case "smallint", "integer", "bigint", "numeric" ->
                Optional.of("coalesce(max(%s), 0) + 1".formatted(column));
            case "uuid" -> Optional.of("case when count(*) >= 0 then pg_catalog.gen_random_uuid() end");
            case "text", "character varying" ->
                Optional.of("'n' || pg_catalog.substr(pg_catalog.md5(coalesce(max(%s), '')), 1, 7)".formatted(column));
            case "date", "timestamp without time zone", "timestamp with time zone" ->
                Optional.of("coalesce(max(%s), current_date) + interval '1 day'".formatted(column));
            default -> Optional.empty();
        };
    }

    /** The statement with each parameter replaced by a literal. */
    String bound(Connection connection, AppStatement statement) throws SQLException {
        Map<String, String> literals = new HashMap<>();
        boolean inserts = INSERTS.matcher(statement.sql().toString()).matches();
        for (String name : statement.sql().names()) {
            Optional<String> value = known(statement, name, inserts);
            if (value.isPresent()) {
                literals.put(name, value.get());
            }
        }
        if (literals.size() < statement.sql().names().size()) {
            byType(connection, statement).forEach(literals::putIfAbsent);
        }
        return statement.sql().with(name -> literals.getOrDefault(name, "null"));
    }

    private Optional<String> known(AppStatement statement, String name, boolean inserts) {
        if (statement.with().containsKey(name)) {
            return Optional.of(literal(statement.with().getOrDefault(name, Optional.empty())));
        }
        if (inserts && fresh.containsKey(name)) {
            return Optional.of(literal(fresh.getOrDefault(name, Optional.empty())));
        }
        return row.containsKey(name)
                ? Optional.of(literal(row.getOrDefault(name, Optional.empty())))
                : Optional.empty();
    }

    private String literal(Optional<String> value) {
        return value.map(sql::quoted).orElse("null");
    }

    /** As the server infers the types; it fails as the statement itself would where that is not possible. */
    private Map<String, String> byType(Connection connection, AppStatement statement) throws SQLException {
        Map<String, String> literals = new HashMap<>();
        List<String> names = statement.sql().parameters();
        try (PreparedStatement prepared =
                connection.prepareStatement(statement.sql().jdbc())) {
            ParameterMetaData types = prepared.getParameterMetaData();
            for (int i = 0; i < names.size(); i++) {
                literals.putIfAbsent(names.get(i), plain(types.getParameterTypeName(i + 1)));
            }
        }
        return literals;
    }

    private String plain(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "numeric", "float4", "float8", "money", "oid" -> "1";
            case "bool", "boolean" -> "true";
            case "date" -> sql.quoted("2026-01-01");
            case "timestamp", "timestamptz" -> sql.quoted("2026-01-01 00:00:00");
            case "uuid" -> sql.quoted("00000000-0000-4000-8000-000000000001");
            case "json", "jsonb" -> sql.quoted("{}");
            case "text", "varchar", "bpchar" -> sql.quoted("x");
            default -> "null";
        };
    }
}
