// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.screen.Screen;
import dev.inchworm.core.phase.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Migrates a shop under load before your eyes, and proves that nothing was lost. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Migrates a shop under load before your eyes, and proves that nothing was lost.",
            "",
            "Starts a durable PostgreSQL with a streaming replica, loads orders, and lets three releases of a shop read"
                    + " and write them while 'total_amount' becomes minor units and a currency, from PREPARE to DONE."
                    + " An oracle judges every read and every row. Everything is gone afterwards."
        },
        footer = {
            "",
            "Examples:",
            "  inchworm demo",
            "  inchworm demo --chaos --seconds 120",
            "  inchworm demo --undo-from CUTOVER --json result.json"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int FAILURE = 4;
    private static final long ROWS_MAX = 50_000_000;
    private static final int WRITERS_MAX = 64;
    private static final int MISTAKE = 2;
    private static final int SECONDS_MAX = 3_600;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200000",
            description = "orders to load (${DEFAULT-VALUE})")
    private long rows;

    @Option(
            names = "--writers",
            paramLabel = "N",
            defaultValue = "8",
            description = "clients of the shop (${DEFAULT-VALUE})")
    private int writers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "about how long the migration takes (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--chaos", description = "kills the engine, cuts connections, holds locks, pauses the replica")
    private boolean isChaotic;

    @Option(names = "--undo-from", paramLabel = "PHASE", description = "goes back to the start once it was in PHASE")
    private @Nullable Phase undoFrom;

    @Option(names = "--seed", paramLabel = "N", description = "repeats the choices of an earlier run")
    private @Nullable Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there")
    private @Nullable Path json;

    @Option(names = "--keep", description = "keeps the packet and the server's data")
    private boolean isKept;

    /** For picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        if (rows < 100
                || rows > ROWS_MAX
                || writers < 1
                || writers > WRITERS_MAX
                || seconds < 1
                || seconds > SECONDS_MAX) {
            System.err.printf(
                    "--rows must be 100 to %d, --writers 1 to %d, --seconds 1 to %d%n",
                    ROWS_MAX, WRITERS_MAX, SECONDS_MAX);
            return MISTAKE;
        }
        DemoOptions options = new DemoOptions(
                rows,
                writers,
                seconds,
                isChaotic,
                Optional.ofNullable(undoFrom),
                seed == null ? System.nanoTime() % 1_000_000 : seed,
                Optional.ofNullable(json),
                isKept,
                false);
        try (Screen screen = Screen.open(options.isQuiet())) {
            Result result = new DemoRun(options, screen, (position, shop) -> {}).run();
            screen.finish(Ending.of(result));
            if (options.json().isPresent()) {
                Files.writeString(options.json().get(), result.json() + "\n");
            }
            return result.isGood() ? 0 : FAILURE;
        }
    }
}
