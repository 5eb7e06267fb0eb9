// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The heap of an engine that carries a table of some size from PREPARE to DONE, in a process that may use 256 MB.
 *
 * <p>Arguments: numbers of rows, 200000 and 2000000 if left out.
 */
public final class EngineHeap {

    private static final String CHILD = "child";
    private static final int ASKED_MAX = 5;
    private static final double MEGABYTE = 1024 * 1024;

    private EngineHeap() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1 && arguments[0].equals(CHILD)) {
            carry(arguments[1]);
            return;
        }
        String[] sizes = arguments.length > 0 ? arguments : new String[] {"200000", "2000000"};
        try (PostgresqlServer server = Shop.server()) {
            for (String rows : sizes) {
                try (TestDatabase database = Shop.database(server, Long.parseLong(rows))) {
                    System.out.print(rows + " rows: ");
                    System.out.flush();
                    child(database.url());
                }
            }
        }
    }

    private static void child(String url) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineHeap.class.getName(),
                        CHILD,
                        url)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the engine's process ended with " + exit);
        }
    }

    private static void carry(String url) throws IOException {
        try (Engine engine = Shop.engine(url, Shop.folder())) {
            Shop.sync(engine);
            Outcome outcome = engine.run(Shop.ID, Optional.empty());
            for (int asked = 0; asked < ASKED_MAX && outcome.kind() == Outcome.Kind.WAITS_FOR_PERSON; asked++) {
                engine.attest(Shop.ID, "old-unused", "no application in this benchmark");
                engine.attest(Shop.ID, "new-unused", "no application in this benchmark");
                outcome = engine.run(Shop.ID, Optional.empty());
            }
            if (outcome.kind() != Outcome.Kind.REACHED) {
                throw new IllegalStateException(outcome.text());
            }
            System.out.println(
                    String.format(Locale.ROOT, "%s, heap peak %.0f MB of 256 allowed", outcome.phase(), peak()));
        }
    }

    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }
}
