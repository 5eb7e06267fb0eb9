// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Fact;
import dev.inchworm.core.catalog.Fact.Way;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration.Example;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the mapping against the facts that the file gives of it, on the server. */
final class ExampleFacts {

    private final Connection transaction;
    private final Table table;
    private final ReplaceColumns change;
    private final Mapping mapping;

    ExampleFacts(Connection transaction, Table table, ReplaceColumns change, Mapping mapping) {
        this.transaction = transaction;
        this.table = table;
        this.change = change;
        this.mapping = mapping;
    }

    void check(List<Example> examples) throws SQLException {
        for (int i = 0; i < examples.size(); i++) {
            check("examples[%d]".formatted(i), examples.get(i));
        }
    }

    /** All that the examples state, computed: each way, there and back again, and whether the sides are the same. */
    List<Fact> facts(List<Example> examples) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        for (Example example : examples) {
            for (Column column : mapping.newColumns()) {
                Expression up = mapping.up().get(column.name());
                if (up != null && !mapping.isFill(column.name())) {
                    String sql =
                            up.sql(name -> typed(any(name), example.oldValues().get(name)));
                    facts.add(fact(
                            example, Way.UP, column, sql, example.newValues().get(column.name())));
                }
            }
            for (Map.Entry<String, Expression> down : mapping.down().entrySet()) {
                Column column = table.column(down.getKey()).orElseThrow();
                String expected = example.oldValues().get(column.name());
                String sql = down.getValue()
                        .sql(name -> typed(any(name), example.newValues().get(name)));
                facts.add(fact(example, Way.DOWN, column, sql, expected));
                facts.add(fact(example, Way.ROUND, column, down.getValue().sql(name -> upOf(name, example)), expected));
            }
            String same = mapping.same().sql(Quote::identifier);
            boolean holds = isSame(example);
            facts.add(new Fact(example.line(), Way.SAME, same, "true", String.valueOf(holds), holds));
        }
        return facts;
    }

    /** A new column as the way up makes it of the example's old values. */
    private String upOf(String name, Example example) {
        Expression up = mapping.up().get(name);
        return up == null
                ? typed(any(name), example.oldValues().get(name))
                : "((%s)::%s)"
                        .formatted(
                                up.sql(read ->
                                        typed(any(read), example.oldValues().get(read))),
                                any(name).type());
    }

    /** An error is an answer too: what cannot be computed is no fact. */
    private Fact fact(Example example, Way way, Column column, String sql, @Nullable String expected)
            throws SQLException {
        String wanted = String.valueOf(expected);
        Savepoint before = transaction.setSavepoint();
        try {
            Row row = Query.one(
                    transaction,
                    "select (%1$s)::%2$s is not distinct from %3$s, (%1$s)::%2$s::text"
                            .formatted(sql, column.type(), typed(column, expected)));
            return new Fact(
                    example.line(), way, column.name(), wanted, row.maybeText(1).orElse("null"), row.isTrue(0));
        } catch (SQLException e) {
            if (!Refusals.isJudgement(e)) {
                throw e;
            }
            return new Fact(example.line(), way, column.name(), wanted, "error: " + Refusals.reason(e), false);
        } finally {
            transaction.rollback(before);
        }
    }

    private void check(String key, Example example) throws SQLException {
        refuseUnknown(key, example.oldValues(), change.oldColumns());
        refuseUnknown(key, example.newValues(), change.newNames());
        Savepoint before = transaction.setSavepoint();
        try {
            List<String> wrongUp = wrongUp(example);
            List<String> wrongDown = mapping.down().isEmpty() ? wrongUp : wrongDown(example);
            if (!wrongUp.isEmpty() && !wrongDown.isEmpty()) {
                throw untrue(key, example, String.join("; ", wrongUp));
            }
            if (!isSame(example)) {
                throw untrue(
                        key, example, "same does not hold: " + mapping.same().sql(Quote::identifier));
            }
        } catch (SQLException e) {
            if (Refusals.isJudgement(e)) {
                throw untrue(key, example, Refusals.reason(e));
            }
            throw e;
        } finally {
            transaction.rollback(before);
        }
    }

    /** What the way up makes of the old values, where it is not what the fact says; a fill is not held against it. */
    private List<String> wrongUp(Example example) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Column column : mapping.newColumns()) {
            String expected = example.newValues().get(column.name());
            Expression up = mapping.up().get(column.name());
            if (up != null && !mapping.isFill(column.name())) {
                differs("up", column, up, example.oldValues(), expected).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private List<String> wrongDown(Example example) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Expression> down : mapping.down().entrySet()) {
            Column column = table.column(down.getKey()).orElseThrow();
            String expected = example.oldValues().get(column.name());
            differs("down", column, down.getValue(), example.newValues(), expected)
                    .ifPresent(wrong::add);
        }
        return wrong;
    }

    private Optional<String> differs(
            String way, Column column, Expression expression, Map<String, String> values, @Nullable String expected)
            throws SQLException {
        String wanted = typed(column, expected);
        Row row = Query.one(
                transaction,
                "select (%1$s)::%2$s is not distinct from %3$s, (%1$s)::%2$s::text"
                        .formatted(expression.sql(name -> typed(any(name), values.get(name))), column.type(), wanted));
        return row.isTrue(0)
                ? Optional.empty()
                : Optional.of("%s gives %s = %s, the example says %s"
                        .formatted(way, column.name(), row.maybeText(1).orElse("null"), expected));
    }

    private boolean isSame(Example example) throws SQLException {
        Map<String, String> values = new HashMap<>(example.oldValues());
        values.putAll(example.newValues());
        return Query.one(
                        transaction,
                        "select (%s) is true"
                                .formatted(mapping.same().sql(name -> filled(name, example, values.get(name)))))
                .isTrue(0);
    }

    /** A fill that the example leaves out has the value that the sync would give it. */
    private String filled(String name, Example example, @Nullable String value) {
        Expression up = mapping.up().get(name);
        return value == null
                        && up != null
                        && mapping.isFill(name)
                        && !example.newValues().containsKey(name)
                ? "(%s)::%s".formatted(up.sql(Quote::identifier), any(name).type())
                : typed(any(name), value);
    }

    private Column any(String name) {
        return mapping.newColumns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> table.column(name))
                .orElseThrow();
    }

    private static String typed(Column column, @Nullable String value) {
        return "%s::%s".formatted(value == null ? "null" : Quote.literal(value), column.type());
    }

    private static void refuseUnknown(String key, Map<String, String> values, List<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Refusals.mapping(
                        key, "%s is not a column of that side".formatted(name), "name: " + String.join(", ", names));
            }
        }
    }

    private static InchwormException untrue(String key, Example example, String reason) {
        return Refusals.mapping(
                "%s (line %d)".formatted(key, example.line()),
                "old %s and new %s are not a fact of this mapping: %s"
                        .formatted(example.oldValues(), example.newValues(), reason),
                "correct the example, or the mapping");
    }
}
