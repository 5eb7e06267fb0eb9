// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.FileWords;
import dev.inchworm.cli.page.PlanFacts;
import dev.inchworm.cli.page.PlanMarkdown;
import dev.inchworm.cli.page.PlanPage;
import dev.inchworm.cli.page.Rehearsed;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.LiveLook;
import dev.inchworm.engine.Preview;
import dev.inchworm.packet.Packet;
import dev.inchworm.packet.PlanFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what would be done. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Prints every phase's steps with SQL, lock, time and way back, and the plan's hash.",
            "Needs read rights only, installs nothing and changes nothing in the database."
        },
        footer = {
            "",
            "Examples:",
            "  inchworm plan",
            "  inchworm plan examples/order-totals --db shop --json",
            "  inchworm plan --write     # each phase's forward and reverse SQL into sql/",
            "  inchworm plan --check     # for CI: exit 3 where those files are not this plan's",
            "  inchworm plan --markdown  # for a pull request"
        })
final class PlanCommand extends Base {

    @Option(names = "--full", description = "prints long statements whole")
    private boolean isFull;

    @Option(names = "--markdown", description = "prints Markdown for a pull request")
    private boolean isMarkdown;

    @Option(
            names = "--write",
            description = "writes each phase's forward and reverse SQL into the packet's folder sql/")
    private boolean isWriting;

    @Option(names = "--check", description = "prints how those files differ from the plan; exit 3 if they do")
    private boolean isChecking;

    @Override
    int with(Engine engine, String id) {
        Packet packet = target().requirePacket();
        Path folder = target().folder();
        Preview preview = engine.plan(packet.migration()).withFindings(packet::placed);
        if (preview.plan().isPresent() && (isWriting || isChecking)) {
            return isWriting
                    ? written(folder, preview.plan().get())
                    : checked(folder, preview.plan().get());
        }
        PlanFacts facts = facts(engine, packet, folder, preview);
        if (isMarkdown && !isJson()) {
            say(PlanMarkdown.text(packet.migration(), preview, facts));
        } else {
            show(
                    PlanPage.text(packet.migration(), preview, facts, isFull),
                    PlanPage.json(packet.migration(), preview, facts));
        }
        return preview.plan().isPresent() ? DONE : REFUSED;
    }

    private static PlanFacts facts(Engine engine, Packet packet, Path folder, Preview preview) {
        Optional<LiveLook> look = preview.plan()
                .map(plan -> engine.look(plan.table().name(), packet.migration().uses()));
        return new PlanFacts(
                preview.size(),
                look,
                preview.plan().flatMap(plan -> Rehearsed.read(folder, plan.hash())),
                preview.plan().map(plan -> PlanFiles.standing(folder, plan)));
    }

    private int written(Path folder, Plan plan) {
        List<String> done = PlanFiles.write(folder, plan);
        String page = done.isEmpty() ? "nothing to write: the files are those of this plan\n" : lines(done);
        show("plan %s\n%s".formatted(plan.hash(), page), Map.of("plan", plan.hash(), "done", done));
        return DONE;
    }

    private int checked(Path folder, Plan plan) {
        PlanFiles.Standing standing = PlanFiles.standing(folder, plan);
        show(
                "plan %s\n%s".formatted(plan.hash(), lines(FileWords.of(standing))),
                Map.of("plan", plan.hash(), "sql_files", FileWords.json(standing)));
        return standing.state() == PlanFiles.State.CURRENT ? DONE : REFUSED;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
