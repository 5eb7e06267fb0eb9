// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the server say what the new columns' types are called. */
final class NewTypes {

    /** The server's own text of a type that is written with its modifiers, and whether it is a domain. */
    private static final String TYPE = """
            select format_type(a.atttypid, a.atttypmod), t.typtype = 'd'
            from pg_attribute as a join pg_type as t on t.oid = a.atttypid
            where a.attrelid = 'pg_temp.iw_type'::regclass and a.attnum = 1""";

    private final Connection transaction;
    private final Table table;

    NewTypes(Connection transaction, Table table) {
        this.transaction = transaction;
        this.table = table;
    }

    List<Column> resolve(ReplaceColumns change) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < change.newColumns().size(); i++) {
            NewColumn column = change.newColumns().get(i);
            String key = "change.new[%d]".formatted(i);
            if (column.name().getBytes(StandardCharsets.UTF_8).length > Names.BYTES_MAX) {
                throw Refusals.mapping(
                        key + ".name",
                        "it is longer than %d bytes".formatted(Names.BYTES_MAX),
                        "choose a shorter name");
            }
            columns.add(new Column(
                    column.name(),
                    type(key + ".type", column.type()),
                    false,
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty(),
                    List.of()));
        }
        return columns;
    }

    private String type(String key, String text) throws SQLException {
        SqlText.whyNotOne(text, false).ifPresent(reason -> {
            throw Refusals.mapping(key, reason, "write a type, such as bigint or numeric(12, 2)");
        });
        Savepoint before = transaction.setSavepoint();
        try {
            return resolved(key, text);
        } catch (SQLException e) {
            if (Failures.kind(e) == Failure.NOT_GRANTED) {
                throw Refusals.notGranted(e);
            }
            if (Refusals.isJudgement(e)) {
                throw unknown(key, text, Refusals.reason(e));
            }
            throw e;
        } finally {
            transaction.rollback(before);
        }
    }

    private String resolved(String key, String text) throws SQLException {
        String path = "pg_catalog, %s, public, pg_temp"
                .formatted(Quote.identifier(table.name().schema()));
        Query.one(transaction, "select set_config('search_path', ?, true)", path);
        if (Query.one(transaction, "select to_regtype(?) is null", text).isTrue(0)) {
            throw unknown(key, text, "the server knows no type %s".formatted(text));
        }
        Query.run(transaction, "create temporary table iw_type (it %s) on commit drop".formatted(text));
        Query.one(transaction, "select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)");
        Row row = Query.one(transaction, TYPE);
        if (row.isTrue(1)) {
            throw Refusals.mapping(
                    key,
                    "%s is a domain; the server would rewrite or scan the table to add such a column".formatted(text),
                    "use the type below it, and say its condition under change.enforce.check");
        }
        return row.text(0);
    }

    private static InchwormException unknown(String key, String text, String reason) {
        List<String> usual = List.of(
                "bigint",
                "integer",
                "smallint",
                "numeric",
                "text",
                "varchar",
                "boolean",
                "date",
                "timestamp",
                "timestamptz",
                "uuid",
                "jsonb",
                "bytea",
                "double precision",
                "real");
        return Refusals.mapping(
                key,
                reason,
                Nearest.to(text, usual)
                        .map(word -> "did you mean %s?".formatted(word))
                        .orElse("write a type that exists, with its schema if it is not in pg_catalog or public"));
    }
}
