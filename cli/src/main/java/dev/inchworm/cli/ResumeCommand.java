// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lets it work again. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets a paused or halted migration work again; inchworm run then carries it on.")
final class ResumeCommand extends Base {

    @Override
    int with(Engine engine, String id) {
        engine.resume(id);
        show("%s may work again: inchworm run %s%n".formatted(id, id), Map.of("id", id, "state", "ready"));
        return DONE;
    }
}
