// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills one table: the server makes up candidates from numbers, keeps those that satisfy every check, and leaves out
 * those that meet a unique index twice.
 */
final class TableFill {

    private static final int ROUNDS_MAX = 12;
    private static final int CANDIDATES_MAX = 400_000;
    private static final int EVERY_NTH_IS_NULL = 9;

    private final Connection transaction;
    private final TableFacts table;
    private final List<Map<String, String>> examples;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> joins = new ArrayList<>();

    /** Examples give the first rows some of their values, as texts by column. */
    TableFill(
            Connection transaction,
            TableFacts table,
            Map<String, List<String>> hints,
            List<Map<String, String>> examples)
            throws SQLException {
        this.transaction = transaction;
        this.table = table;
        this.examples = examples;
        parents();
        Pools pools = new Pools(transaction, table, hints);
        Set<String> distinguishing = table.distinguishing();
        Map<String, String> ofOwnRow = ofOwnRow();
        int turn = 0;
        for (ColumnFacts column : table.columns()) {
            turn++;
            if (ofOwnRow.containsKey(column.name()) && !column.notNull()) {
                values.put(column.name(), "null::" + column.type());
            } else if (column.generated().isEmpty() && !values.containsKey(column.name())) {
                String shape = shape(column, distinguishing.contains(column.name()), turn, pools);
                values.put(column.name(), exampled(column, shape));
            }
        }
        ofOwnRow.forEach((column, referred) -> {
            if (!String.valueOf(values.get(column)).startsWith("null::") && values.containsKey(referred)) {
                values.put(column, String.valueOf(values.get(referred)));
            }
        });
    }

    /** Columns that refer to the table itself: none where that may be, else the row's own key. */
    private Map<String, String> ofOwnRow() {
        Map<String, String> referred = new LinkedHashMap<>();
        for (TableFacts.Parent parent : table.parents()) {
            for (int j = 0;
                    parent.table().equals(table.name()) && j < parent.columns().size();
                    j++) {
                if (!values.containsKey(parent.columns().get(j))) {
                    referred.put(parent.columns().get(j), parent.referred().get(j));
                }
            }
        }
        return referred;
    }

    /** A foreign key's columns come from one row of the table referred to, taken in turn. */
    private void parents() {
        for (int i = 0; i < table.parents().size(); i++) {
            TableFacts.Parent parent = table.parents().get(i);
            String alias = "p" + i;
            boolean isSelf = parent.table().equals(table.name());
            if (isSelf || parent.columns().stream().anyMatch(values::containsKey)) {
                continue;
            }
            String referred = parent.referred().stream().map(Text::name).collect(Collectors.joining(", "));
            String name = Text.name(parent.table().schema()) + "."
                    + Text.name(parent.table().name());
            joins.add(" left join (select %s, row_number() over () - 1 as turn, count(*) over () as many from %s) %s"
                            .formatted(referred, name, alias)
                    + " on %s.turn = (n - 1) %% %s.many".formatted(alias, alias));
            for (int j = 0; j < parent.columns().size(); j++) {
                values.put(
                        parent.columns().get(j),
                        alias + "." + Text.name(parent.referred().get(j)));
            }
        }
    }

    private String shape(ColumnFacts column, boolean isDistinct, int turn, Pools pools) throws SQLException {
        List<String> pool = isDistinct || column.isFilledByServer() ? List.of() : pools.of(column);
        Optional<String> shape = Shapes.of(column, isDistinct, turn).map(each -> Pools.cast(each, column));
        boolean isPoolOnly = column.kind().equals("d") && !pool.isEmpty();
        String chosen = pool.isEmpty()
                ? shape.orElse("null::" + column.type())
                : ("case when %s abs(hashint8(n * 17 + %d)::bigint) %% 4 < 3"
                                + " then (array[%s])[1 + (abs(hashint8(n * 31 + %d)::bigint) %% %d)::int] else %s end")
                        .formatted(
                                isPoolOnly ? "true or" : "",
                                // Not by n itself: rows of one parent, taken in turn, would always miss the pool.
                                turn,
                                String.join(", ", pool),
                                turn,
                                pool.size(),
                                shape.orElse("null"));
        if (shape.isEmpty() && pool.isEmpty() && column.notNull()) {
            throw RowErrors.noValue(table.name(), column);
        }
        return column.notNull() || isDistinct
                ? chosen
                : "case when (n + %d) %% %d = 0 then null else %s end".formatted(turn, EVERY_NTH_IS_NULL, chosen);
    }

    private String exampled(ColumnFacts column, String shape) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            String value = examples.get(i).get(column.name());
            if (value != null) {
                sql.append(" when %d then %s".formatted(i + 1, Pools.cast(Text.literal(value), column)));
            }
        }
        return sql.isEmpty() ? shape : "case n" + sql + " else " + shape + " end";
    }

    /** Adds rows until there are {@code wanted}; returns how many there are, fewer only where candidates ran out. */
    long fill(long wanted) throws SQLException {
        long have = count();
        long from = 1;
        long size = Math.max(wanted * 2, 200);
        for (int round = 0; round < ROUNDS_MAX && have < wanted && from < CANDIDATES_MAX; round++) {
            insert(from, from + size - 1, wanted - have);
            from += size;
            size = Math.min(size * 2, CANDIDATES_MAX);
            have = count();
        }
        if (have == 0) {
            throw RowErrors.unsatisfied(table.name(), unsatisfied());
        }
        return have;
    }

    private long count() throws SQLException {
        return Query.one(transaction, "select count(*) from " + table.sql()).number(0);
    }

    private void insert(long from, long to, long limit) throws SQLException {
        String columns = table.columns().stream()
                .filter(column -> !column.isFilledByServer())
                .map(column -> Text.name(column.name()))
                .collect(Collectors.joining(", "));
        String kept = Stream.concat(
                        table.checks().stream().map(check -> "coalesce((%s), true)".formatted(check.expression())),
                        table.unique().stream()
                                .filter(values.keySet()::containsAll)
                                .map(this::isFree))
                .collect(Collectors.joining(" and "));
        String sql = "insert into %s (%s) select %s from %s%s order by n limit %d on conflict do nothing"
                .formatted(
                        table.sql(),
                        columns,
                        columns,
                        candidates(from, to),
                        kept.isEmpty() ? "" : " where " + kept,
                        limit);
        try (Statement statement = transaction.createStatement()) {
            statement.execute(columns.isEmpty() ? "insert into %s default values".formatted(table.sql()) : sql);
        } catch (SQLException e) {
            throw RowErrors.refused(table.name(), e);
        }
    }

    /** That no row has the same key yet: the limit counts rows before the server leaves out what conflicts. */
    private String isFree(List<String> index) {
        return "not exists (select 1 from %s taken where %s)"
                .formatted(
                        table.sql(),
                        index.stream()
                                .map(Text::name)
                                .map(name -> "taken.%s = candidate.%s".formatted(name, name))
                                .collect(Collectors.joining(" and ")));
    }

    private String candidates(long from, long to) {
        String made = values.entrySet().stream()
                .map(value -> value.getValue() + " as " + Text.name(value.getKey()))
                .collect(Collectors.joining(", "));
        String computed = table.columns().stream()
                .filter(column -> !column.generated().isEmpty())
                .map(column -> ", (%s) as %s".formatted(column.generated(), Text.name(column.name())))
                .collect(Collectors.joining());
        return "(select made.*%s from (select n, %s from generate_series(%d::bigint, %d::bigint) n%s) made) candidate"
                .formatted(computed, made, from, to, String.join("", joins));
    }

    /** The checks that no candidate satisfies; all of them where each has one and none has all. */
    private List<TableFacts.Check> unsatisfied() throws SQLException {
        List<TableFacts.Check> never = new ArrayList<>();
        for (TableFacts.Check check : table.checks()) {
            String sql = "select count(*) from %s where coalesce((%s), true)"
                    .formatted(candidates(1, 5_000), check.expression());
            if (Query.one(transaction, sql).number(0) == 0) {
                never.add(check);
            }
        }
        return never.isEmpty() ? table.checks() : never;
    }
}
