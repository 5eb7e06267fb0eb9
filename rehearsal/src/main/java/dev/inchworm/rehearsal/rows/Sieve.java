// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves out rows that the mapping does not carry, by the plan's own dry run.
 *
 * <p>Whether the live table has such rows is for the dry run on the live table to say; made-up ones prove nothing.
 */
final class Sieve {

    private static final int ROUNDS_MAX = 50;
    private static final int LISTED_MAX = 10_000;

    private final Connection transaction;
    private final Plan plan;
    private final TableFacts table;

    Sieve(Connection transaction, Plan plan, TableFacts table) {
        this.transaction = transaction;
        this.plan = plan;
        this.table = table;
    }

    /** Deletes them, and returns how many there were. */
    long sift() throws SQLException {
        long before = count();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<String> keys = notCarried();
            if (keys.isEmpty()) {
                break;
            }
            delete(keys);
        }
        return before - count();
    }

    private long count() throws SQLException {
        return Query.one(transaction, "select count(*) from " + table.sql()).number(0);
    }

    private List<String> notCarried() throws SQLException {
        Step.Verify dryRun = plan.steps(Phase.PREPARE).stream()
                .filter(Step.Verify.class::isInstance)
                .map(Step.Verify.class::cast)
                .findFirst()
                .orElseThrow();
        Savepoint before = transaction.setSavepoint();
        try {
            return Query.all(transaction, dryRun.listing().sql(KeyRange.ALL), LISTED_MAX).stream()
                    .map(row -> row.text(1))
                    .toList();
        } catch (SQLException e) {
            transaction.rollback(before);
            deleteFailing();
            return Query.all(transaction, dryRun.listing().sql(KeyRange.ALL), LISTED_MAX).stream()
                    .map(row -> row.text(1))
                    .toList();
        }
    }

    private void delete(List<String> keys) throws SQLException {
        List<String> texts = plan.table().key().stream()
                .map(column -> "cast(t." + Text.name(column.name()) + " as text)")
                .toList();
        String key = texts.size() == 1
                ? texts.get(0)
                : "cast(json_build_array(%s) as text)".formatted(String.join(", ", texts));
        for (String each : keys) {
            Query.all(transaction, "delete from %s t where %s = ? returning 1".formatted(table.sql(), key), each);
        }
    }

    /** Rows on which the way up fails, one by one: a failing row makes the whole listing fail. */
    private void deleteFailing() throws SQLException {
        String up = plan.mapping().newColumns().stream()
                .map(column -> "cast((%s) as %s)"
                        .formatted(
                                plan.mapping()
                                        .up()
                                        .getOrDefault(column.name(), Expression.constant("null"))
                                        .sql(read -> "r." + Text.name(read)),
                                column.type()))
                .collect(Collectors.joining(", "));
        try (Statement statement = transaction.createStatement()) {
            statement.execute("""
                    do $sieve$ declare r record;
                    begin
                      for r in select t.ctid as place, t.* from %s t loop
                        begin
                          perform %s;
                        exception when others then
                          delete from %s where ctid = r.place;
                        end;
                      end loop;
                    end $sieve$""".formatted(table.sql(), up, table.sql()));
        }
    }
}
