// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.rehearsal.trial.SchemaSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What a team asks of a rehearsal.
 *
 * @param migration to be rehearsed
 * @param source where the schema comes from, and with the live one the plan
 * @param on an empty database to do it in; else a throw-away server
 * @param major version of that server; else the live one's
 * @param rows to be made up, 10 to 1,000,000
 * @param sampled whether rows are taken from the live table instead, scrambled
 * @param listeners called at every {@link Stop}
 * @param halt ends it early
 * @param news takes one line for people
 */
public record RehearsalRequest(
        Migration migration,
        Source source,
        Optional<Endpoint> on,
        OptionalInt major,
        int rows,
        boolean sampled,
        List<RehearsalListener> listeners,
        HaltSwitch halt,
        Consumer<String> news) {

    /** The fewest rows. */
    public static final int ROWS_MIN = 10;
    /** The most rows. */
    public static final int ROWS_MAX = 1_000_000;

    /** Copies the listeners and checks the rows. */
    public RehearsalRequest {
        listeners = List.copyOf(listeners);
        if (rows < ROWS_MIN || rows > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "rows must be from %d to %d, were %d".formatted(ROWS_MIN, ROWS_MAX, rows));
        }
    }

    /** Where the schema comes from. */
    public sealed interface Source {}

    /** A live database: its catalog, and the plan as it is compiled there. */
    public record Live(Endpoint endpoint) implements Source {}

    /** Files; the plan is compiled on the trial database. */
    public record Files(SchemaSource schema) implements Source {}
}
