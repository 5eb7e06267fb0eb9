// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Queries of one text that say where the live catalog stands: {@code done}, {@code undone} or what differs. */
final class SchemaProbe {

    private static final String COLUMNS = """
            with wanted(name, type) as (values %s),
            found as (select wanted.name, wanted.type, live.attname,
                             pg_catalog.format_type(live.atttypid, live.atttypmod) as live_type,
                             live.attnotnull or live.atthasdef or live.attidentity <> '' as more
                      from wanted left join pg_catalog.pg_attribute as live
                        on live.attrelid = pg_catalog.to_regclass(%s) and live.attname = wanted.name
                       and live.attnum > 0 and not live.attisdropped)
            select case when pg_catalog.bool_and(attname is null) then 'undone'
                        when pg_catalog.bool_and((live_type = type and not more) is true) then 'done'
                        else 'differs: ' || pg_catalog.string_agg(pg_catalog.format('column %%s is %%s, planned was %%s',
                                 name, coalesce(live_type || case when more then ' with more' else '' end, 'not there'),
                                 type), ', ')
                             filter (where (live_type = type and not more) is not true) end
            from found""";

    /** The server writes a name in quotes where its own list of words says so; that difference is none. */
    private static final String CHECK = """
            select coalesce((
                select case when contype <> 'c' then 'differs: ' || pg_catalog.pg_get_constraintdef(oid)
                            when pg_catalog.replace(pg_catalog.pg_get_expr(conbin, conrelid), '"', '') in (%s, %s)
                                then 'done'
                            else 'differs: ' || pg_catalog.pg_get_constraintdef(oid) end
                from pg_catalog.pg_constraint where conrelid = pg_catalog.to_regclass(%s) and conname = %s), %s)""";

    private static final String STANDS = """
            select case when not exists (select from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(%1$s)
                                         and attname = %2$s and not attisdropped) then 'differs: no such column'
                        when %3$s then 'done' else 'undone' end""";

    private SchemaProbe() {}

    static String columns(TableName table, List<Column> columns) {
        String wanted = columns.stream()
                .map(column ->
                        "(%s::text, %s::text)".formatted(Quote.literal(column.name()), Quote.literal(column.type())))
                .collect(Collectors.joining(", "));
        return COLUMNS.formatted(wanted, tableText(table));
    }

    static String check(TableName table, String name, String condition) {
        return check(table, name, condition, "'undone'");
    }

    static String validated(TableName table, String name) {
        return "select coalesce((select case when convalidated then 'done' else 'undone' end from "
                + constraint(table, name)
                + "), 'differs: no such constraint')";
    }

    static String proof(TableName table, String column, String proof, String condition) {
        String absent = "case when %s then 'done' else 'undone' end".formatted(isNotNull(table, column));
        return check(table, proof, condition, absent);
    }

    static String proofValidated(TableName table, String column, String proof) {
        return stands(table, column, isNotNull(table, column) + " or " + isValidated(table, proof));
    }

    static String notNull(TableName table, String column) {
        return stands(table, column, isNotNull(table, column));
    }

    static String noProof(TableName table, String proof) {
        return "select case when %s then 'undone' else 'done' end".formatted(exists(table, proof));
    }

    /** Done while nulls are allowed, and the check against them has been validated. */
    static String nullableProven(TableName table, String column, String proof) {
        return stands(table, column, "not " + isNotNull(table, column) + " and " + isValidated(table, proof));
    }

    /** Done while nulls are allowed, and the check against them is there and not validated. */
    static String nullableUnproven(TableName table, String column, String proof) {
        return stands(
                table,
                column,
                "not (%s or %s) and %s"
                        .formatted(isNotNull(table, column), isValidated(table, proof), exists(table, proof)));
    }

    /** Done while nulls are allowed, and no check speaks against them. */
    static String nullableFree(TableName table, String column, String proof) {
        return stands(table, column, "not (" + isNotNull(table, column) + " or " + exists(table, proof) + ")");
    }

    private static String check(TableName table, String name, String condition, String absent) {
        String plain = condition.replace("\"", "");
        return CHECK.formatted(
                Quote.literal(plain), Quote.literal("(" + plain + ")"), tableText(table), Quote.literal(name), absent);
    }

    private static String stands(TableName table, String column, String condition) {
        return STANDS.formatted(tableText(table), Quote.literal(column), condition);
    }

    private static String isNotNull(TableName table, String column) {
        return ("exists (select from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(%s)"
                        + " and attname = %s and not attisdropped and attnotnull)")
                .formatted(tableText(table), Quote.literal(column));
    }

    private static String exists(TableName table, String name) {
        return "exists (select from " + constraint(table, name) + ")";
    }

    private static String isValidated(TableName table, String name) {
        return "exists (select from " + constraint(table, name) + " and convalidated)";
    }

    private static String constraint(TableName table, String name) {
        return "pg_catalog.pg_constraint where conrelid = pg_catalog.to_regclass(%s) and conname = %s"
                .formatted(tableText(table), Quote.literal(name));
    }

    private static String tableText(TableName table) {
        return Quote.literal(Quote.table(table));
    }
}
