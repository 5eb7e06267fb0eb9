// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.packet.Packet;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Writes a migration to the journal. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the migration and its plan to the journal, which it installs in schema 'inchworm'.",
            "Nothing of the table is touched. Again with the same plan is no change; another plan takes its place",
            "as long as the migration is in PREPARE."
        })
final class StartCommand extends Base {

    @Override
    int with(Engine engine, String id) {
        Packet packet = target().requirePacket();
        Optional<String> before =
                engine.ids().contains(id) ? Optional.of(engine.position(id).planHash()) : Optional.empty();
        Position position = engine.start(packet.migration(), packet.source());
        RehearsalFile.of(packet).record(engine, id, line -> err().println(line));
        boolean isChanged = before.filter(position.planHash()::equals).isEmpty();
        show(
                "%s is in %s, plan %s%s%n"
                        .formatted(position.id(), position.phase(), position.planHash(), said(before, isChanged)),
                Map.of("id", id, "phase", position.phase().name(), "plan", position.planHash(), "changed", isChanged));
        return DONE;
    }

    private static String said(Optional<String> before, boolean isChanged) {
        if (!isChanged) {
            return ": it was started with this plan before; nothing changed";
        }
        return before.map(hash -> ", in the place of " + hash).orElse("");
    }
}
