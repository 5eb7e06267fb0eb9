// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops work, and routes reads to old where a ramp is under way. */
@Command(
        name = "halt",
        mixinStandardHelpOptions = true,
        description = "Stops work, and routes reads to old where a ramp is under way.")
final class HaltCommand extends Base {

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why; kept in the audit")
    private String reason = "";

    @Override
    int with(Engine engine, String id) {
        engine.halt(id, reason);
        show("%s is halted%n".formatted(id), Map.of("id", id, "state", "halted"));
        return DONE;
    }
}
