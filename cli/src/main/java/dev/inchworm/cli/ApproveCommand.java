// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.phase.RehearsalProof;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records what a person says. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Records that a named person approves the step that waits for that name, tied to the plan's hash.",
            "With --state it records an operator's statement about what nothing measures, with its reason:",
            "  old-unused          nothing reads or writes the old side any more (HOLD waits for it)",
            "  new-unused          nothing uses the new side any more (undo waits for it)",
            "  shadow-reads-ended  no more shadow reads will come (VERIFY waits for enough of them)",
            "  rehearsal-waived    this plan goes without a rehearsal (EXPAND waits for one); a role's name with --as"
        },
        footer = {
            "",
            "Examples:",
            "  inchworm approve orders-total-minor --as ana",
            "  inchworm approve orders-total-minor --state old-unused --reason 'v1 is off everywhere, see 4711'"
        })
final class ApproveCommand extends Base {

    @Option(names = "--as", paramLabel = "NAME", description = "the name in the file's roles")
    private @Nullable String name;

    @Option(names = "--state", paramLabel = "WHAT", description = "one of the statements above")
    private @Nullable String about;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why; kept in the audit")
    private String reason = "";

    @Override
    int with(Engine engine, String id) {
        if (about != null) {
            if (about.equals(RehearsalProof.WAIVED)) {
                engine.waiveRehearsal(id, reason, Optional.ofNullable(name));
            } else {
                engine.attest(id, about, reason);
            }
            show("%s: %s is on record%n".formatted(id, about), Map.of("id", id, "statement", about));
            return DONE;
        }
        if (name == null) {
            throw new InchwormException(
                    ErrorCode.ARGUMENT_NOT_UNDERSTOOD,
                    "approve needs --as NAME or --state WHAT",
                    "nothing changed",
                    "inchworm why " + id + " says who is waited for");
        }
        String title = engine.approve(id, name);
        show("%s: approved as %s: %s%n".formatted(id, name, title), Map.of("id", id, "as", name, "step", title));
        return DONE;
    }
}
