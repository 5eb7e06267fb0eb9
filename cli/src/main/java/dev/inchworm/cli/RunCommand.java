// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.journal.State;
import dev.inchworm.packet.Packet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works until done, or until a person is needed. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Works until the migration is done, or until it needs you (exit code 3 says for what).",
            "Starts it if it was not started. Can be stopped and killed anywhere; the next run goes on."
        },
        footer = {"", "Examples:", "  inchworm run", "  inchworm run orders-total-minor --until VERIFY"})
final class RunCommand extends Base {

    @Option(names = "--until", paramLabel = "PHASE", description = "stops when this phase is complete")
    private @Nullable Phase until;

    @Override
    boolean tellsNews() {
        return true;
    }

    @Override
    int with(Engine engine, String id) {
        Optional<Packet> packet = target().packet();
        packet.ifPresent(each -> {
            engine.start(each.migration(), each.source());
            RehearsalFile.of(each).record(engine, id, line -> err().println(line));
        });
        if (engine.position(id).state() == State.ENDED) {
            engine.resume(id);
        }
        return Outcomes.tell(this, engine.run(id, Optional.ofNullable(until)), id);
    }

    /** How a run's end is told and what exit code it gives. */
    static final class Outcomes {

        private Outcomes() {}

        static int tell(Base command, Outcome outcome, String id) {
            boolean isReached = outcome.kind() == Outcome.Kind.REACHED;
            command.show(
                    "%s %s: %s%n".formatted(id, outcome.phase(), outcome.text()),
                    java.util.Map.of(
                            "id",
                            id,
                            "phase",
                            outcome.phase().name(),
                            "outcome",
                            outcome.kind().name().toLowerCase(java.util.Locale.ROOT),
                            "text",
                            outcome.text()));
            if (!isReached && !command.isJson()) {
                command.say("  Next:  inchworm why " + id);
            }
            return isReached ? DONE : REFUSED;
        }
    }
}
