// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures time, log and disk, and stays connected to nothing; for one thread. */
final class Meter {

    /** What the engine says when a step is done or taken back; what stands behind it in brackets is not its title. */
    private static final Pattern STEP = Pattern.compile("([A-Z_]+) (done|undone): (.*?)(?: \\([^()]*\\))?");

    private static final String FIGURES = """
        select (pg_catalog.pg_current_wal_insert_lsn() - '0/0'::pg_catalog.pg_lsn)::bigint,
               pg_catalog.pg_total_relation_size(pg_catalog.to_regclass(?))\
        """;

    private final TrialDatabase trial;
    private final Plan plan;
    private final String table;
    private final List<StepFigures> steps = new ArrayList<>();
    private Mark last;
    private boolean isKeeping;

    private Meter(TrialDatabase trial, Plan plan, String table) throws SQLException {
        this.trial = trial;
        this.plan = plan;
        this.table = table;
        this.last = mark();
    }

    static Meter of(TrialDatabase trial, Plan plan) throws SQLException {
        TableName table = plan.table().name();
        String quoted = "\"%s\".\"%s\""
                .formatted(table.schema().replace("\"", "\"\""), table.name().replace("\"", "\"\""));
        return new Meter(trial, plan, quoted);
    }

    /** Where time, log and disk stood at one moment. */
    record Mark(long nanos, long walBytes, long diskBytes) {}

    Mark mark() throws SQLException {
        long nanos = System.nanoTime();
        try (Connection connection = trial.connect()) {
            Query.Row row = Query.one(connection, FIGURES, table);
            return new Mark(nanos, row.number(0), row.number(1));
        }
    }

    /**
     * Begins to keep figures of steps, the next one from now on; what lies between steps of two runs counts for none.
     */
    Mark keepSteps() throws SQLException {
        isKeeping = true;
        if (trial.isThrowAway()) {
            checkpoint();
        }
        last = mark();
        return last;
    }

    /**
     * After it the first change of each page is logged whole: every phase pays that, as the first one on a live server.
     */
    private void checkpoint() throws SQLException {
        try (Connection connection = trial.connect()) {
            Query.run(connection, "checkpoint");
        }
    }

    /** Ends that. */
    void stop() {
        isKeeping = false;
    }

    /** Takes the engine's news, and with them the figures of the step they tell of. */
    void tell(String news) {
        Matcher step = STEP.matcher(news);
        if (!isKeeping || !step.matches()) {
            return;
        }
        try {
            Mark now = mark();
            Phase phase = Phase.valueOf(step.group(1));
            steps.add(new StepFigures(
                    phase,
                    step.group(2).equals("done") ? Direction.FORWARD : Direction.BACK,
                    name(phase, step.group(3)),
                    step.group(3),
                    now.nanos() - last.nanos(),
                    now.walBytes() - last.walBytes()));
            last = new Mark(System.nanoTime(), now.walBytes(), now.diskBytes());
        } catch (SQLException e) {
            isKeeping = false; // the phases' figures fail next, and tell
        }
    }

    private String name(Phase phase, String title) {
        return plan.steps(phase).stream()
                .filter(step -> step.title().equals(title))
                .map(Step::name)
                .findFirst()
                .orElse("");
    }

    List<StepFigures> steps() {
        return List.copyOf(steps);
    }
}
