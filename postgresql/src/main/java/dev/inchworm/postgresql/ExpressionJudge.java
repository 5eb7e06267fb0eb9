// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Has the server judge one expression: as a generated column of a temporary table that holds just the columns it may
 * read. That proves that it is one expression, immutable, without subqueries, and fits its type.
 */
final class ExpressionJudge {

    private static final String PINNED = "pg_catalog, pg_temp";

    /** The server's text of an expression may change once or twice when it is read back, then it stands. */
    private static final int DEPARSES_MAX = 5;

    private static final String RESULT = """
            select pg_get_expr(d.adbin, d.adrelid), d.adbin::text
            from pg_attrdef as d join pg_attribute as a on a.attrelid = d.adrelid and a.attnum = d.adnum
            where d.adrelid = (pg_my_temp_schema()::regnamespace || '.' || quote_ident(?))::regclass
              and a.attgenerated <> ''""";

    private final Connection transaction;
    private final Table table;
    private final ReplaceColumns change;

    ExpressionJudge(Connection transaction, Table table, ReplaceColumns change) {
        this.transaction = transaction;
        this.table = table;
        this.change = change;
    }

    Expression judge(Asked asked) throws SQLException {
        SqlText.whyNotOne(asked.text(), false).ifPresent(reason -> {
            throw Refusals.mapping(asked.key(), reason, "write one expression of SQL there");
        });
        Savepoint before = transaction.setSavepoint();
        try {
            return judged(asked);
        } catch (SQLException e) {
            if (Failures.kind(e) == Failure.NOT_GRANTED) {
                throw Refusals.notGranted(e);
            }
            if (Refusals.isJudgement(e)) {
                throw refused(asked, e);
            }
            throw e;
        } finally {
            transaction.rollback(before);
        }
    }

    private Expression judged(Asked asked) throws SQLException {
        String userPath = "pg_catalog, %s, public, pg_temp"
                .formatted(Quote.identifier(table.name().schema()));
        Query.one(transaction, "select set_config('search_path', ?, true)", userPath);
        create(asked.text(), asked.used(), Column::name, asked.type());
        Query.one(transaction, "select pg_catalog.set_config('search_path', ?, true)", PINNED);
        String token = token(asked.text());
        for (int i = 0; i < asked.used().size(); i++) {
            Query.run(
                    transaction,
                    "alter table pg_temp.%s rename column %s to %s%d_"
                            .formatted(
                                    Quote.identifier(table.name().name()),
                                    Quote.identifier(asked.used().get(i).name()),
                                    token,
                                    i));
        }
        Deparsed deparsed = stable(deparsed(), asked, token);
        if (deparsed.tree().hasSystemColumn()) {
            throw Refusals.mapping(
                    asked.key(), "it reads a system column or the whole row", "read columns by their names only");
        }
        return new Expression(
                pieces(deparsed.text(), asked, token), new Volatility(transaction).isTotal(deparsed.tree()));
    }

    /** Reads the server's text back until it stays what it is, so that a live definition can be compared with it. */
    private Deparsed stable(Deparsed first, Asked asked, String token) throws SQLException {
        Deparsed last = first;
        for (int i = 0; i < DEPARSES_MAX; i++) {
            Query.run(
                    transaction,
                    "drop table pg_temp." + Quote.identifier(table.name().name()));
            create(last.text(), asked.used(), column -> token + asked.used().indexOf(column) + "_", asked.type());
            Deparsed next = deparsed();
            if (next.text().equals(last.text())) {
                return new Deparsed(last.text(), next.tree());
            }
            last = next;
        }
        throw Refusals.mapping(
                asked.key(), "the server never prints it twice alike", "write it with explicit casts and parentheses");
    }

    private void create(String text, List<Column> columns, Function<Column, String> name, String type)
            throws SQLException {
        String plain = columns.stream()
                .map(column -> "%s %s%s, "
                        .formatted(
                                Quote.identifier(name.apply(column)),
                                column.type(),
                                column.collation()
                                        .map(collation -> " " + collation)
                                        .orElse("")))
                .collect(Collectors.joining());
        String result = "iw_result";
        while (columns.stream().map(name).anyMatch(result::equals)) {
            result += "_";
        }
        Query.run(
                transaction,
                "create temporary table %s (%s%s %s generated always as (%s%n) stored) on commit drop"
                        .formatted(Quote.identifier(table.name().name()), plain, result, type, text));
    }

    private Deparsed deparsed() throws SQLException {
        Row row = Query.one(transaction, RESULT, table.name().name());
        return new Deparsed(row.text(0).strip(), NodeTree.of(row.text(1)));
    }

    private static List<String> pieces(String text, Asked asked, String token) {
        List<String> pieces = new ArrayList<>();
        Matcher place = Pattern.compile(Pattern.quote(token) + "(\\d+)_").matcher(text);
        int from = 0;
        while (place.find()) {
            pieces.add(text.substring(from, place.start()));
            pieces.add(asked.used().get(Integer.parseInt(place.group(1))).name());
            from = place.end();
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** The beginning of a name that occurs nowhere in the text. */
    private static String token(String text) {
        String token = "iw_c";
        while (text.toLowerCase(Locale.ROOT).contains(token)) {
            token += "x";
        }
        return token;
    }

    private InchwormException refused(Asked asked, SQLException e) {
        String reason = Refusals.reason(e);
        String next = Refusals.next(e, asked.type());
        if ("42703".equals(e.getSQLState())) {
            List<String> names = asked.readable().stream().map(Column::name).toList();
            Optional<String> other = SqlText.names(asked.text()).stream()
                    .filter(name -> !names.contains(name) && isColumn(name))
                    .findFirst();
            reason = other.map(name -> "it reads %s, which is not %s".formatted(name, asked.side()))
                    .orElse(reason);
            next = "it may read: %s".formatted(String.join(", ", names));
        }
        return Refusals.mapping(asked.key() + " (" + asked.text().strip() + ")", reason, next);
    }

    private boolean isColumn(String name) {
        return table.column(name).isPresent() || change.newNames().contains(name);
    }

    /**
     * One expression to be judged.
     *
     * @param key where it stands in the file
     * @param text as the user wrote it
     * @param readable the columns that it may read
     * @param type of its value
     * @param words for people, which columns those are
     */
    record Asked(String key, String text, List<Column> readable, String type, String words) {

        static Asked condition(String key, String text, List<Column> readable) {
            return new Asked(key, text, readable, "boolean", "");
        }

        /** Those of the columns that the text could mean at all. */
        List<Column> used() {
            List<String> names = SqlText.names(text);
            return readable.stream()
                    .filter(column -> names.contains(column.name()))
                    .toList();
        }

        String side() {
            return words.isEmpty() ? "a plain column of this row" : "on the %s side".formatted(words);
        }
    }

    private record Deparsed(String text, NodeTree tree) {}
}
