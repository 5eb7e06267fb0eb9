// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.lint.Probe;
import dev.inchworm.postgresql.probe.Limits;
import dev.inchworm.postgresql.probe.StatementProbe;
import dev.inchworm.rehearsal.trial.SchemaSource;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import dev.inchworm.rehearsal.trial.TrialPlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tries statements on a throw-away server: first in a transaction that is rolled back, watched; then for good, so that
 * the next file finds what they did. Not for several threads.
 */
final class TrialProbe implements Probe {

    private static final Set<How> STAYED = Set.of(How.ALONE, How.ALONE_UNWATCHED, How.ENDED_TRANSACTION);

    private final TrialDatabase trial;
    private final Connection session;

    private TrialProbe(TrialDatabase trial, Connection session) {
        this.trial = trial;
        this.session = session;
    }

    /** Starts a server of {@code version}, or the nearest one there is, with that schema. */
    static TrialProbe open(int version, SchemaSource schema, Consumer<String> news) {
        TrialDatabase trial = TrialDatabase.open(TrialPlace.throwAway(version), schema, news);
        try {
            return new TrialProbe(trial, trial.connect());
        } catch (SQLException e) {
            trial.close();
            throw gone(e);
        }
    }

    @Override
    public List<Optional<Measured>> run(List<String> statements, boolean isInTransaction) {
        try {
            List<Measured> shown = StatementProbe.run(
                            session,
                            Optional.of(trial::connect),
                            Limits.throwAway().goingOn(),
                            statements)
                    .statements();
            apply(shown);
            List<Optional<Measured>> all = new ArrayList<>();
            shown.forEach(each -> all.add(Optional.of(each)));
            return all;
        } catch (SQLException e) {
            throw gone(e);
        }
    }

    /** Does for good what was rolled back: everything behind the last statement whose effects stayed. */
    private void apply(List<Measured> shown) throws SQLException {
        int from = 0;
        for (int i = 0; i < shown.size(); i++) {
            from = STAYED.contains(shown.get(i).how()) ? i + 1 : from;
        }
        session.setAutoCommit(true);
        for (Measured each : shown.subList(from, shown.size())) {
            if (each.isDone()) {
                applied(each.sql());
            }
        }
        applied("commit");
        applied("reset all");
    }

    private void applied(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) { // its failure was told when it was tried
            if (!session.isValid(1)) {
                throw failed;
            }
        }
    }

    private static InchwormException gone(SQLException cause) {
        return new InchwormException(
                ErrorCode.STATEMENT_FAILED,
                "the throw-away server: " + cause.getMessage(),
                "nothing was judged; nothing of yours was changed",
                "run it again, or without --schema and --probe",
                cause);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException ended) {
            return; // the server goes with it
        } finally {
            trial.close();
        }
    }
}
