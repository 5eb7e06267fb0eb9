// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops work after the present transaction; nothing is taken back. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Stops work after the present transaction; nothing is taken back.")
final class PauseCommand extends Base {

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why; kept in the audit")
    private String reason = "";

    @Override
    int with(Engine engine, String id) {
        engine.pause(id, reason);
        show("%s is paused%n".formatted(id), Map.of("id", id, "state", "paused"));
        return DONE;
    }
}
