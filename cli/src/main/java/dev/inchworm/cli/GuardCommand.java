// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.guard.Guard;
import dev.inchworm.cli.guard.GuardPage;
import dev.inchworm.cli.guard.PhaseKnown;
import dev.inchworm.cli.guard.Verdict;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.State;
import dev.inchworm.packet.Packet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a change of code to the packet's guardrail. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        description = {
            "Holds a change of code that somebody or something generated to the packet's guardrail: files that it may",
            "touch, kinds of SQL statement that it must not bring, old logic that stays as it is before CUTOVER.",
            "Reads the change from git, the phase from the journal. Exit code 3 with the lines that break it."
        },
        footer = {
            "",
            "Examples:",
            "  inchworm guard migrations/orders --base origin/main",
            "  inchworm guard migrations/orders --base origin/main --phase EXPAND --json"
        })
final class GuardCommand implements Callable<Integer> {

    @Mixin
    private final Target target = new Target();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--base",
            required = true,
            paramLabel = "REV",
            description = "what the change is compared with: a branch, a tag or a commit")
    private String base = "";

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description = "where the migration stands, instead of asking its journal: ${COMPLETION-CANDIDATES}")
    private @Nullable Phase stated;

    @Option(names = "--git", paramLabel = "FILE", defaultValue = "git", description = "the git to run (git)")
    private String git = "git";

    @Override
    public Integer call() {
        Packet packet = target.requirePacket();
        String id = packet.migration().id();
        PhaseKnown phase = packet.migration().guardrail().isEmpty() || stated != null
                ? Optional.ofNullable(stated).map(PhaseKnown::stated).orElseGet(() -> PhaseKnown.unknown("not asked"))
                : asked(id);
        Verdict verdict = new Guard(packet, phase, git).judge(base);
        output.show(GuardPage.text(id, verdict, phase), GuardPage.json(id, verdict, phase));
        return verdict.isWithin() ? Base.DONE : Base.REFUSED;
    }

    private PhaseKnown asked(String id) {
        try (Engine engine = target.open(line -> {})) {
            Position position = engine.status(id).position();
            Optional<String> halted =
                    position.state() == State.HALTED ? Optional.of(position.reason()) : Optional.empty();
            return new PhaseKnown(Optional.of(position.phase()), "by its journal", halted);
        } catch (InchwormException e) {
            return e.code() == ErrorCode.MIGRATION_NOT_FOUND
                    ? new PhaseKnown(Optional.of(Phase.PREPARE), "its journal does not know it yet", Optional.empty())
                    : PhaseKnown.unknown(e.happened());
        }
    }
}
