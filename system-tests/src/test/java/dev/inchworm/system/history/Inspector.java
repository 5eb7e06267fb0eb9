// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the whole table against the model. */
final class Inspector {

    private final Connection connection;
    private final Model model;
    private final Bench bench;
    private final Step.Archive archive;

    Inspector(Connection connection, Model model, Bench bench, Plan plan) {
        this.connection = connection;
        this.model = model;
        this.bench = bench;
        this.archive = plan.steps(Phase.CONTRACT).stream()
                .filter(Step.Archive.class::isInstance)
                .map(Step.Archive.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Fails unless every committed row, and no other, has what the model says on each side that is there. */
    void look() {
        try {
            boolean old = model.hasOld() && !model.isOldHidden();
            Map<Long, List<String>> found = found(old);
            Wrong.unlessEqual(found.keySet(), model.rows().keySet(), "keys");
            for (Map.Entry<Long, Row> each : model.rows().entrySet()) {
                compare(each.getKey(), each.getValue(), found.getOrDefault(each.getKey(), List.of()), old);
            }
            if (model.isOldHidden() && model.isOldRestored()) {
                hidden();
            }
        } catch (SQLException e) {
            throw new Wrong("the table cannot be read: " + e.getMessage());
        }
    }

    private Map<Long, List<String>> found(boolean old) throws SQLException {
        String sql = "select id" + (old ? ", total_amount" : "")
                + (model.hasNew() ? ", total_amount_minor, currency" : "") + " from orders order by id";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            Map<Long, List<String>> rows = new TreeMap<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.put(row.getLong(1), values);
            }
            return rows;
        }
    }

    private void compare(long key, Row row, List<String> found, boolean old) {
        List<String> expected = new ArrayList<>();
        if (old) {
            expected.add(Long.toString(row.amount()));
        }
        if (model.hasNew()) {
            expected.addAll(freshSide(row, found.subList(expected.size(), found.size())));
        }
        Wrong.unlessEqual(found, expected, "row " + key);
    }

    private static List<String> freshSide(Row row, List<String> found) {
        return switch (row.side()) {
            case MISSING -> List.of("null", "null");
            case SAME -> List.of(Long.toString(row.amount()), row.currency());
            case STALE -> found;
        };
    }

    private void hidden() throws SQLException {
        List<List<String>> found = bench.rolledBack(tx -> bench.rows(tx, archive.read(), KeyRange.ALL));
        List<List<String>> expected = new ArrayList<>();
        model.rows().forEach((key, row) -> expected.add(List.of(key.toString(), Long.toString(row.amount()))));
        found.sort(java.util.Comparator.comparing(row -> Long.valueOf(row.get(0))));
        Wrong.unlessEqual(found, expected, "the hidden old side");
    }

    /** How many rows of a range the plan's own statement finds to differ, and to break an invariant. */
    void parity(Step.Verify step, KeyRange range, long differingMax) throws SQLException {
        List<String> counts =
                bench.rolledBack(tx -> bench.rows(tx, step.count(), range)).get(0);
        long differing = Long.parseLong(counts.get(1));
        if (differing > differingMax) {
            throw new Wrong("%d rows of %s differ, at most %d may".formatted(differing, range, differingMax));
        }
        Wrong.unlessEqual(counts.get(2), "0", "rows that break an invariant");
    }
}
