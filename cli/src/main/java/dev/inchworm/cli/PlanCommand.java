// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.PlanPage;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Preview;
import dev.inchworm.packet.Packet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what would be done. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Prints every phase's steps with SQL, lock and way back, and the plan's hash.",
            "Needs read rights only, installs nothing and changes nothing."
        },
        footer = {"", "Examples:", "  inchworm plan", "  inchworm plan examples/order-totals --db shop --json"})
final class PlanCommand extends Base {

    @Option(names = "--full", description = "prints long statements whole")
    private boolean isFull;

    @Override
    int with(Engine engine, String id) {
        Packet packet = target().requirePacket();
        Preview preview = engine.plan(packet.migration()).withFindings(packet::placed);
        show(PlanPage.text(packet.migration(), preview, isFull), PlanPage.json(packet.migration(), preview));
        return preview.plan().isPresent() ? DONE : REFUSED;
    }
}
