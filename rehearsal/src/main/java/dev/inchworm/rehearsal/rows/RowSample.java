// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Takes the newest rows of the live table, and the rows that they refer to, into a trial database.
 *
 * <p>Texts, documents and bytes are scrambled unless they are part of a key, of a check or of the old side: each by a
 * hash of its own length with a salt that nobody keeps. The live database is only read, in one transaction.
 */
public final class RowSample {

    private static final int ROWS_MAX = 10_000;
    private static final int DEPTH_MAX = 20;

    private final Connection live;
    private final Connection trial;
    private final Plan plan;
    private final String salt = UUID.randomUUID().toString();
    private final List<String> scrambled = new ArrayList<>();
    private final Map<TableName, String> conditions = new LinkedHashMap<>();

    private RowSample(Connection live, Connection trial, Plan plan) {
        this.live = live;
        this.trial = trial;
        this.plan = plan;
    }

    /**
     * What was taken.
     *
     * @param rows of the table
     * @param notes what was scrambled and what is as it is
     */
    public record Taken(long rows, List<String> notes) {}

    /** Takes up to {@code rows} of them, at most 10,000, into the empty tables of {@code trial}. */
    public static Taken take(Endpoint live, TrialDatabase trial, Plan plan, int rows) throws SQLException {
        try (Connection from = Dialects.of(live.url()).sessions().open(live, "inchworm:rehearsal");
                Connection to = trial.connect()) {
            Query.run(from, "set transaction isolation level repeatable read, read only");
            Query.run(from, "set local search_path = pg_catalog");
            to.setAutoCommit(false);
            Query.run(to, "set local search_path = pg_catalog");
            Taken taken = new RowSample(from, to, plan).take(Math.min(rows, ROWS_MAX));
            to.commit();
            from.rollback();
            return taken;
        }
    }

    private Taken take(int rows) throws SQLException {
        TableName subject = plan.table().name();
        TableFacts table = TableFacts.read(live, subject);
        String key = plan.table().key().stream()
                .map(Column::name)
                .map(name -> Text.name(name) + " desc")
                .collect(Collectors.joining(", "));
        String sample = "select * from %s order by %s limit %d".formatted(table.sql(), key, rows);
        parents(table, sample, 0);
        List<TableName> order = new ArrayList<>(conditions.keySet());
        for (int i = order.size() - 1; i >= 0; i--) {
            TableFacts parent = TableFacts.read(live, order.get(i));
            copy(parent, "select * from %s where %s".formatted(parent.sql(), conditions.get(order.get(i))));
        }
        copy(table, sample);
        long have = Query.one(trial, "select count(*) from " + table.sql()).number(0);
        Query.run(trial, "analyze " + table.sql());
        return new Taken(
                have,
                List.of(
                        scrambled.isEmpty()
                                ? "sample: nothing had to be scrambled"
                                : "sample, scrambled: " + String.join(", ", scrambled),
                        "sample, as it is: keys, numbers, dates, truths, enum values, columns in checks, and the old side ("
                                + String.join(", ", plan.oldColumns()) + ")"));
    }

    /** A table is put behind every one that refers to it, so that it is filled before them. */
    private void parents(TableFacts table, String rows, int depth) throws SQLException {
        if (depth > DEPTH_MAX) {
            throw new SQLException("foreign keys lead in a circle from " + table.name());
        }
        for (TableFacts.Parent parent : table.parents()) {
            if (parent.table().equals(table.name())
                    || parent.table().equals(plan.table().name())) {
                continue;
            }
            String condition = "(%s) in (select %s from (%s) referring)"
                    .formatted(names(parent.referred()), names(parent.columns()), rows);
            String known = conditions.remove(parent.table());
            conditions.put(parent.table(), known == null ? condition : known + " or " + condition);
            TableFacts next = TableFacts.read(live, parent.table());
            parents(next, "select * from %s where %s".formatted(next.sql(), condition), depth + 1);
        }
    }

    private static String names(List<String> columns) {
        return columns.stream().map(Text::name).collect(Collectors.joining(", "));
    }

    private void copy(TableFacts table, String rows) throws SQLException {
        List<ColumnFacts> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .toList();
        String names = columns.stream().map(column -> Text.name(column.name())).collect(Collectors.joining(", "));
        List<String> values = new ArrayList<>();
        for (ColumnFacts column : columns) {
            values.add(value(table, column));
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try {
            live.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from (%s) sampled) to stdout".formatted(String.join(", ", values), rows),
                            data);
            trial.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin".formatted(table.sql(), names),
                            new ByteArrayInputStream(data.toByteArray()));
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
        for (ColumnFacts column : columns) {
            if (!column.fills().isEmpty()) {
                advance(table, column);
            }
        }
    }

    /** What comes after the sample gets numbers above it. */
    private void advance(TableFacts table, ColumnFacts column) throws SQLException {
        Query.all(
                trial,
                "select setval(s, greatest((select max(%s) from %s), 1)) from pg_get_serial_sequence(?, ?) s where s is not null"
                        .formatted(Text.name(column.name()), table.sql()),
                table.sql(),
                column.name());
    }

    private String value(TableFacts table, ColumnFacts column) {
        String name = Text.name(column.name());
        if (isSelfReference(table, column)) {
            return "null";
        }
        String template = switch (column.base()) {
            case "text", "varchar", "bpchar", "citext" ->
                "left(repeat(md5(%1$s || %2$s), char_length(%1$s) / 32 + 1), char_length(%1$s))";
            case "json", "jsonb" -> "json_build_object('scrambled', md5(%1$s::text || %2$s))";
            case "bytea" -> "decode(md5(encode(%1$s, 'hex') || %2$s), 'hex')";
            case "xml" -> "case when %1$s is not null then '<scrambled/>'::xml end";
            case "inet" -> "case when %1$s is not null then inet '192.0.2.1' end";
            default ->
                column.elementBase().equals("text") || column.elementBase().equals("varchar") ? "null" : "";
        };
        if (template.isEmpty() || isKept(table, column)) {
            return name;
        }
        scrambled.add(table.name() + "." + column.name());
        String hashed = template.formatted(name, Text.literal(salt));
        return "case when %s is not null then %s end".formatted(name, hashed);
    }

    private static boolean isSelfReference(TableFacts table, ColumnFacts column) {
        return !column.notNull()
                && table.parents().stream()
                        .anyMatch(parent -> parent.table().equals(table.name())
                                && parent.columns().contains(column.name()));
    }

    private boolean isKept(TableFacts table, ColumnFacts column) {
        boolean isOldSide =
                table.name().equals(plan.table().name()) && plan.oldColumns().contains(column.name());
        return isOldSide
                || column.kind().equals("d")
                || table.unique().stream().anyMatch(index -> index.contains(column.name()))
                || table.parents().stream().anyMatch(parent -> parent.columns().contains(column.name()))
                || table.checks().stream().anyMatch(check -> check.columns().contains(column.name()));
    }
}
