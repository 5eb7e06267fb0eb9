// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes up rows for the table of a plan and for every table that it refers to, those first.
 *
 * <p>Values respect types, keys, uniqueness, foreign keys and NOT NULL; checks are satisfied by trying, with the
 * constants in them as hints. The first rows have the old values of the packet's examples.
 */
public final class RowMaker {

    private static final int PARENT_ROWS = 50;

    private final Connection transaction;
    private final Plan plan;
    private final List<Migration.Example> examples;
    private final Set<TableName> filled = new LinkedHashSet<>();

    private RowMaker(Connection transaction, Plan plan, List<Migration.Example> examples) {
        this.transaction = transaction;
        this.plan = plan;
        this.examples = examples;
    }

    /**
     * What was made.
     *
     * @param rows that the table has now
     * @param notes what is worth knowing
     */
    public record Made(long rows, List<String> notes) {}

    /**
     * Fills the tables of {@code trial}.
     *
     * @throws dev.inchworm.core.error.InchwormException {@code ROWS_NOT_MADE} naming the check or the column
     */
    public static Made make(TrialDatabase trial, Plan plan, List<Migration.Example> examples, int rows)
            throws SQLException {
        try (Connection connection = trial.connect()) {
            connection.setAutoCommit(false);
            Query.run(connection, "set local search_path = pg_catalog");
            Made made = new RowMaker(connection, plan, examples).make(rows);
            connection.commit();
            Query.run(connection, "analyze " + sql(plan.table().name()));
            connection.commit();
            return made;
        }
    }

    private Made make(int wanted) throws SQLException {
        List<String> notes = new ArrayList<>();
        TableName subject = plan.table().name();
        long have = fill(subject, wanted, hints(), examples());
        if (have < wanted) {
            notes.add("%d rows of %s instead of %d: no more candidates satisfied its constraints"
                    .formatted(have, subject, wanted));
        }
        long left = new Sieve(transaction, plan, TableFacts.read(transaction, subject)).sift();
        if (left == have) {
            throw RowErrors.notCarried(subject, "the dry run refuses each of %d".formatted(have));
        }
        if (left > 0) {
            notes.add("%d of %d made-up rows of %s are not carried by the mapping and were left out; the dry run on"
                            .formatted(left, have, subject)
                    + " the live table says whether it has such rows");
        }
        return new Made(have - left, notes);
    }

    private long fill(TableName name, long wanted, Map<String, List<String>> hints, List<Map<String, String>> examples)
            throws SQLException {
        filled.add(name);
        TableFacts table = TableFacts.read(transaction, name);
        for (TableFacts.Parent parent : table.parents()) {
            if (!filled.contains(parent.table())) {
                boolean needsEach = table.parents().stream()
                        .anyMatch(each -> each.table().equals(parent.table()) && table.isOneToOne(each));
                long needed = needsEach ? wanted : Math.min(wanted, PARENT_ROWS);
                fill(parent.table(), needed, Map.of(), List.of());
            }
        }
        return new TableFill(transaction, table, hints, examples).fill(wanted);
    }

    private List<Map<String, String>> examples() {
        return examples.stream().map(Migration.Example::oldValues).toList();
    }

    /** Constants of the mapping are values that it tells apart; so are the examples' old values. */
    private Map<String, List<String>> hints() {
        Map<String, List<String>> hints = new HashMap<>();
        for (String column : plan.oldColumns()) {
            List<String> values = new ArrayList<>();
            examples().forEach(example -> {
                if (example.containsKey(column)) {
                    values.add(example.get(column));
                }
            });
            plan.mapping().up().values().stream()
                    .filter(up -> up.reads().contains(column))
                    .map(RowMaker::constants)
                    .forEach(values::addAll);
            hints.put(column, values);
        }
        return hints;
    }

    private static List<String> constants(Expression expression) {
        return Literals.of(expression.sql(Text::name));
    }

    private static String sql(TableName name) {
        return Text.name(name.schema()) + "." + Text.name(name.name());
    }
}
