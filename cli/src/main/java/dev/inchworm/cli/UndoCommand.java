// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes back. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Takes back everything after a phase, step by step; to the start if no phase is given.",
            "Reads go to old at once where they can. Sync and new side go only when nothing uses the new side."
        },
        footer = {
            "",
            "Examples:",
            "  inchworm undo orders-total-minor",
            "  inchworm undo orders-total-minor --to VERIFY"
        })
final class UndoCommand extends Base {

    @Option(
            names = "--to",
            paramLabel = "PHASE",
            defaultValue = "PREPARE",
            description = "what stays (${DEFAULT-VALUE})")
    private Phase to = Phase.PREPARE;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why; kept in the audit")
    private String reason = "";

    @Override
    boolean tellsNews() {
        return true;
    }

    @Override
    int with(Engine engine, String id) {
        engine.undo(id, to, reason);
        try {
            return RunCommand.Outcomes.tell(this, engine.run(id, Optional.empty()), id);
        } catch (InchwormException e) {
            if (e.code() != ErrorCode.LEASE_HELD) {
                throw e;
            }
            say("%s is turned round; the engine that runs it carries that out: inchworm status %s".formatted(id, id));
            return DONE;
        }
    }
}
