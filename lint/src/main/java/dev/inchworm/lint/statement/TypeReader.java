// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the name of a type. */
final class TypeReader {

    private static final Map<String, String> ONE_SPELLING = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("serial4", "serial"),
            Map.entry("serial8", "bigserial"),
            Map.entry("serial2", "smallserial"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("national character varying", "varchar"),
            Map.entry("national char varying", "varchar"),
            Map.entry("nchar varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("national character", "char"),
            Map.entry("national char", "char"),
            Map.entry("nchar", "char"),
            Map.entry("bit varying", "varbit"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("float4", "real"));

    private final Cursor cursor;

    TypeReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A type with its arguments and array bounds. */
    DataType type() {
        int from = cursor.mark();
        cursor.accept("setof");
        String name = words();
        List<String> arguments = arguments();
        if (name.equals("timestamp") || name.equals("time")) {
            name = zoned(name);
        } else if (name.equals("interval")) {
            cursor.acceptOne(
                    "year to month",
                    "day to hour",
                    "day to minute",
                    "day to second",
                    "hour to minute",
                    "hour to second",
                    "minute to second",
                    "year",
                    "month",
                    "day",
                    "hour",
                    "minute",
                    "second");
            arguments = arguments.isEmpty() ? arguments() : arguments;
        }
        boolean isArray = array();
        String one = ONE_SPELLING.getOrDefault(name, name);
        return new DataType(cursor.text(from, cursor.mark()), one, arguments, isArray);
    }

    private String words() {
        if (cursor.accept("double precision")) {
            return "double precision";
        }
        return cursor.acceptOne(
                        "character varying",
                        "char varying",
                        "national character varying",
                        "national char varying",
                        "nchar varying",
                        "national character",
                        "national char",
                        "bit varying")
                .orElseGet(this::one);
    }

    private String one() {
        ObjectName name = cursor.objectName();
        if (cursor.acceptSign("%")) {
            cursor.expect("type");
        }
        boolean isPlain = name.schema().isEmpty() || name.schema().get().equals("pg_catalog");
        return isPlain ? name.name() : name.sql().toLowerCase(Locale.ROOT);
    }

    private String zoned(String name) {
        if (cursor.accept("with time zone")) {
            return name + "tz";
        }
        cursor.accept("without time zone");
        return name;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (cursor.acceptSign("(")) {
            do {
                int from = cursor.mark();
                cursor.expressionUntil(Set.of());
                arguments.add(cursor.text(from, cursor.mark()));
            } while (cursor.acceptSign(","));
            cursor.expectSign(")");
        }
        return arguments;
    }

    private boolean array() {
        boolean isArray = false;
        while (cursor.seesSign("[") || cursor.sees("array")) {
            isArray = true;
            if (cursor.next().isSign("[")) {
                while (!cursor.acceptSign("]")) {
                    cursor.next();
                }
            }
        }
        return isArray;
    }
}
