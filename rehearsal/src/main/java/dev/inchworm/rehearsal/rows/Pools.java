// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Values worth trying for a column, each of which its type takes. */
final class Pools {

    private static final int VALUES_MAX = 60;
    private static final int TRIED_OF_DOMAIN = 40;

    private static final String DOMAIN_CHECKS = """
            select pg_get_constraintdef(k.oid) from pg_constraint k where k.contypid = ?::regtype""";

    private final Connection transaction;
    private final TableFacts table;
    private final Map<String, List<String>> hints;

    /** Hints by column, beside what the checks of the table give; {@code transaction} is open. */
    Pools(Connection transaction, TableFacts table, Map<String, List<String>> hints) {
        this.transaction = transaction;
        this.table = table;
        this.hints = hints;
    }

    /** The pool of {@code column} as SQL expressions of its type; empty where any value will do. */
    List<String> of(ColumnFacts column) throws SQLException {
        Set<String> texts = new LinkedHashSet<>(hints.getOrDefault(column.name(), List.of()));
        table.checks().stream()
                .filter(check -> check.columns().contains(column.name()))
                .forEach(check -> texts.addAll(Literals.of(check.expression())));
        boolean isDomain = column.kind().equals("d");
        if (isDomain) {
            Query.all(transaction, DOMAIN_CHECKS, column.type())
                    .forEach(check -> texts.addAll(Literals.of(check.text(0))));
        }
        List<String> tried = texts.stream()
                .limit(VALUES_MAX)
                .map(text -> cast(Text.literal(text), column))
                .collect(Collectors.toCollection(ArrayList::new));
        if (isDomain) {
            Shapes.of(column, false, 0)
                    .ifPresent(shape -> LongStream.rangeClosed(1, TRIED_OF_DOMAIN)
                            .forEach(n -> tried.add(cast(shape.replaceAll("\\bn\\b", n + "::bigint"), column))));
        }
        return taken(tried);
    }

    static String cast(String expression, ColumnFacts column) {
        return column.kind().equals("d")
                ? "((%s)::%s)::%s".formatted(expression, column.baseType(), column.type())
                : "(%s)::%s".formatted(expression, column.type());
    }

    private List<String> taken(List<String> tried) throws SQLException {
        List<String> taken = new ArrayList<>();
        for (String value : tried) {
            Savepoint before = transaction.setSavepoint();
            try {
                Query.one(transaction, "select " + value);
                taken.add(value);
                transaction.releaseSavepoint(before);
            } catch (SQLException e) {
                transaction.rollback(before); // no value of this type: a hint that led nowhere
            }
        }
        return taken;
    }
}
