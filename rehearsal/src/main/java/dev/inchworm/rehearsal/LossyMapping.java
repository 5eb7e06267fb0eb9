// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether values are others after the way up and down again: then a row written on the new side comes back changed. */
final class LossyMapping {

    private final Connection connection;
    private final Plan plan;

    private LossyMapping(Connection connection, Plan plan) {
        this.connection = connection;
        this.plan = plan;
    }

    /** One line for each old column that loses something on the rows of {@code trial}, with one such row. */
    static List<String> notes(TrialDatabase trial, Plan plan) throws SQLException {
        List<String> notes = new ArrayList<>();
        try (Connection connection = trial.connect()) {
            LossyMapping lossy = new LossyMapping(connection, plan);
            for (Map.Entry<String, Expression> down : plan.mapping().down().entrySet()) {
                lossy.note(down.getKey(), down.getValue()).ifPresent(notes::add);
            }
        }
        return notes;
    }

    private Optional<String> note(String name, Expression down) throws SQLException {
        Column old = plan.table().column(name).orElseThrow();
        String quoted = "t." + quoted(name);
        String back = "cast((%s) as %s)".formatted(down.sql(this::up), old.type());
        Query.Row row = Query.one(
                connection,
                "select count(*), count(*) filter (where differs), min(was) filter (where differs and turn = 1),"
                        + " min(becomes) filter (where differs and turn = 1) from (select differs, was, becomes,"
                        + " row_number() over (partition by differs order by was) as turn"
                        + " from (select %s is distinct from %s as differs, %s::text as was, (%s)::text as becomes from %s t)"
                                .formatted(quoted, back, quoted, back, table())
                        + " compared) numbered");
        return row.number(1) == 0
                ? Optional.empty()
                : Optional.of(
                        "the mapping is lossy: %s of %,d of %,d rows is another after up and down, as %s that becomes %s"
                                .formatted(
                                        name,
                                        row.number(1),
                                        row.number(0),
                                        row.maybeText(2).orElse("null"),
                                        row.maybeText(3).orElse("null")));
    }

    private String up(String name) {
        return plan.mapping().newColumns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> "cast((%s) as %s)"
                        .formatted(
                                plan.mapping()
                                        .up()
                                        .getOrDefault(name, Expression.constant("null"))
                                        .sql(read -> "t." + quoted(read)),
                                column.type()))
                .orElseGet(() -> "t." + quoted(name));
    }

    private String table() {
        return quoted(plan.table().name().schema()) + "."
                + quoted(plan.table().name().name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
