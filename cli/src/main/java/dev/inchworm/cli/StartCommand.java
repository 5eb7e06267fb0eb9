// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.packet.Packet;
import java.util.Map;
import picocli.CommandLine.Command;

/** Writes a migration to the journal. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the migration and its plan to the journal, which it installs in schema 'inchworm'.",
            "Nothing of the table is touched. Again with the same file is no change."
        })
final class StartCommand extends Base {

    @Override
    int with(Engine engine, String id) {
        Packet packet = target().requirePacket();
        Position position = engine.start(packet.migration(), packet.source());
        show(
                "%s is in %s, plan %s%n".formatted(position.id(), position.phase(), position.planHash()),
                Map.of("id", id, "phase", position.phase().name(), "plan", position.planHash()));
        return DONE;
    }
}
