// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a whole plan on a trial database, with every statement as it will be run for real and every window, soak and
 * hold of no length.
 *
 * <p>First it goes to each phase in turn and back to the start; then to DONE, back to the start one phase at a time,
 * and to DONE again. After every undo catalog and rows are held against what they were before. Only past the archive,
 * which drops the old columns and makes them anew, may the order of columns be another one.
 *
 * <p>The live database is not touched: all it knows is the plan.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * What is to be rehearsed.
     *
     * @param trial a database with schema and rows, in which nothing was started
     * @param plan to be run, with its real windows
     * @param runner the trial database as the role that runs it
     * @param listeners called at every {@link Stop}
     * @param halt ends the rehearsal early
     * @param news takes one line for people, a few for each phase
     */
    public record Order(
            TrialDatabase trial,
            Plan plan,
            Endpoint runner,
            List<RehearsalListener> listeners,
            HaltSwitch halt,
            Consumer<String> news) {

        /** Copies the listeners. */
        public Order {
            listeners = List.copyOf(listeners);
        }
    }

    /**
     * Rehearses.
     *
     * @throws InchwormException if the trial database cannot be used; what the plan does wrong is in the outcome
     */
    public static RehearsalOutcome run(Order order) {
        try {
            Path archives = Files.createTempDirectory("inchworm-rehearsal-");
            try {
                return new Round(order, archives).run();
            } finally {
                delete(archives);
            }
        } catch (IOException e) {
            throw new InchwormException(
                    ErrorCode.SERVER_NOT_STARTED,
                    "a rehearsal cannot write its archives: " + e.getMessage(),
                    "nothing of yours was changed",
                    "free some disk, or point java.io.tmpdir elsewhere",
                    e);
        } catch (SQLException e) {
            throw new InchwormException(
                    ErrorCode.STATEMENT_FAILED,
                    "the trial database cannot be looked at: " + e.getMessage(),
                    "nothing of yours was changed",
                    "run it again; if it stays, look into the server's log",
                    e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
