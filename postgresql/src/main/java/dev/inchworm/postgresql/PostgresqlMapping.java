// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.ExpressionJudge.Asked;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the server judge a whole mapping, on temporary tables that never outlive their savepoint. */
final class PostgresqlMapping {

    private final Connection transaction;
    private final Migration migration;
    private final ReplaceColumns change;
    private final Table table;
    private final ExpressionJudge judge;

    PostgresqlMapping(Connection transaction, Migration migration, Table table) {
        this.transaction = transaction;
        this.migration = migration;
        this.change = migration.change();
        this.table = table;
        this.judge = new ExpressionJudge(transaction, table, change);
    }

    Mapping judge() throws SQLException {
        Savepoint before = transaction.setSavepoint();
        try {
            return judged();
        } finally {
            transaction.rollback(before);
        }
    }

    private Mapping judged() throws SQLException {
        List<Column> oldColumns = oldColumns();
        List<Column> newColumns = new NewTypes(transaction, table).resolve(change);
        List<Column> every = every(newColumns);
        Map<String, Expression> up = up(oldColumns, newColumns);
        Map<String, Expression> down = down(oldColumns, newColumns);
        Expression same = same(oldColumns, newColumns, up, down);
        Expression rows = judge.judge(Asked.condition("change.rows", change.rows(), every));
        Mapping mapping = new Mapping(
                newColumns,
                up,
                down,
                same,
                rows,
                rows.pieces().equals(List.of(ReplaceColumns.ALL_ROWS)),
                change.enforce().notNull(),
                conditions("change.enforce.check", change.enforce().checks(), newColumns),
                conditions("invariants", migration.invariants(), every));
        new ExampleFacts(transaction, table, change, mapping).check(migration.examples());
        return mapping;
    }

    private List<Column> oldColumns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < change.oldColumns().size(); i++) {
            String key = "change.old[%d]".formatted(i);
            String name = change.oldColumns().get(i);
            columns.add(table.column(name).orElseThrow(() -> notThere(key, name)));
        }
        return columns;
    }

    private InchwormException notThere(String key, String name) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return new InchwormException(
                ErrorCode.NOT_IN_CATALOG,
                "%s: table %s has no column %s".formatted(key, table.name(), name),
                "nothing changed",
                Nearest.to(name, names)
                        .map(word -> "did you mean %s?".formatted(word))
                        .orElse("name one of: " + String.join(", ", names)));
    }

    private Map<String, Expression> up(List<Column> oldColumns, List<Column> newColumns) throws SQLException {
        Map<String, Expression> up = new LinkedHashMap<>();
        for (int i = 0; i < newColumns.size(); i++) {
            Column column = newColumns.get(i);
            String text = change.newColumns().get(i).up();
            up.put(
                    column.name(),
                    judge.judge(new Asked("change.new[%d].up".formatted(i), text, oldColumns, column.type(), "old")));
        }
        return up;
    }

    private Map<String, Expression> down(List<Column> oldColumns, List<Column> newColumns) throws SQLException {
        Map<String, Expression> down = new LinkedHashMap<>();
        for (Column column : oldColumns) {
            String text = change.down().get(column.name());
            if (text != null) {
                String key = "change.down." + column.name();
                down.put(column.name(), judge.judge(new Asked(key, text, newColumns, column.type(), "new")));
            }
        }
        for (String name : change.down().keySet()) {
            if (!down.containsKey(name)) {
                throw Refusals.mapping(
                        "change.down." + name,
                        "%s is not an old column of this change".formatted(name),
                        "name one of: " + String.join(", ", change.oldColumns()));
            }
        }
        if (!down.isEmpty() && down.size() < oldColumns.size()) {
            throw Refusals.mapping(
                    "change.down",
                    "it has a way down for %s only".formatted(String.join(", ", down.keySet())),
                    "say how each of %s follows from the new side, or leave out down altogether"
                            .formatted(String.join(", ", change.oldColumns())));
        }
        return down;
    }

    private Expression same(
            List<Column> oldColumns, List<Column> newColumns, Map<String, Expression> up, Map<String, Expression> down)
            throws SQLException {
        List<Column> both = new ArrayList<>(oldColumns);
        both.addAll(newColumns);
        String text = change.same()
                .orElseGet(() -> DefaultSame.of(change, new DefaultSame.Sides(oldColumns, newColumns, up, down)));
        Expression same = judge.judge(Asked.condition("change.same", text, both));
        boolean readsOld = same.reads().stream().anyMatch(change.oldColumns()::contains);
        boolean readsNew = same.reads().stream().anyMatch(change.newNames()::contains);
        if (!readsOld || !readsNew) {
            throw Refusals.mapping(
                    "change.same",
                    "it does not compare the two sides: it reads %s".formatted(same.reads()),
                    "say when a row's old and new columns mean the same");
        }
        requireWhole(same, up);
        return same;
    }

    /** What it does not read could be written and would never be carried, copied or found to differ. */
    private void requireWhole(Expression same, Map<String, Expression> up) {
        for (NewColumn column : change.newColumns()) {
            if (!same.reads().contains(column.name())) {
                String name = Quote.identifier(column.name());
                String rule = isFill(up, column.name())
                        ? name + " is not null"
                        : "%s is not distinct from (%s)"
                                .formatted(name, column.up().strip());
                throw Refusals.mapping(
                        "change.same",
                        "it does not read the new column " + column.name(),
                        "add for example: and " + rule);
            }
        }
        for (String name : change.oldColumns()) {
            boolean isMapped = up.values().stream().anyMatch(way -> way.reads().contains(name));
            if (isMapped && !same.reads().contains(name)) {
                throw Refusals.mapping(
                        "change.same",
                        "it does not read the old column %s, which the way up reads".formatted(name),
                        "say when a row's old and new columns mean the same, with that one too");
            }
        }
    }

    private static boolean isFill(Map<String, Expression> up, String column) {
        return Optional.ofNullable(up.get(column))
                .map(way -> way.reads().isEmpty())
                .orElse(true);
    }

    private Map<String, Expression> conditions(String key, Map<String, String> texts, List<Column> readable)
            throws SQLException {
        Map<String, Expression> conditions = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Asked asked = Asked.condition(key + "." + each.getKey(), each.getValue(), readable);
            conditions.put(each.getKey(), judge.judge(asked));
        }
        return conditions;
    }

    /** Every column that a condition over the row may read; a new one stands before one of its name. */
    private List<Column> every(List<Column> newColumns) {
        List<Column> every = new ArrayList<>(newColumns);
        table.columns().stream()
                .filter(column -> !column.generated() && !change.newNames().contains(column.name()))
                .forEach(every::add);
        return every;
    }
}
