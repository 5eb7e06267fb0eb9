// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import com.launchdarkly.sdk.server.migrations.MigrationSerialOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a caller notices when the new side, or the comparison, goes wrong: every library in every mode of it, one table.
 *
 * <p>Prints a Markdown table; takes about two minutes.
 */
public final class FaultTrial {

    private static final List<Contestant> CONTESTANTS = List.of(
            new DirectContestant(),
            new InchwormContestant(),
            // ours
            new LaunchDarklyContestant("LaunchDarkly 7.13.0, parallel (its default)", MigrationExecution.Parallel()),
            new LaunchDarklyContestant(
                    "LaunchDarkly 7.13.0, serial", MigrationExecution.Serial(MigrationSerialOrder.FIXED)),
            new ScientistContestant("Scientist4J 0.6, run", false),
            new ScientistContestant("Scientist4J 0.6, runAsync", true));

    private FaultTrial() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        for (Contestant contestant : CONTESTANTS) {
            Trial.warmUp(contestant);
        }
        row(
                "what goes wrong; what is shown",
                CONTESTANTS.stream().map(Contestant::name).toList());
        row("---", CONTESTANTS.stream().map(contestant -> "---").toList());
        for (Trial trial : Trials.ALL) {
            List<String> cells = new ArrayList<>();
            for (Contestant contestant : CONTESTANTS) {
                cells.add(trial.run(contestant));
            }
            row(trial.title(), cells);
        }
        // Threads of some libraries would keep this process alive.
        System.exit(0);
    }

    private static void row(String title, List<String> cells) {
        System.out.println(cells.stream().collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
    }
}
