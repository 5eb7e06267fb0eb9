// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.traffic;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An engine in a process of its own, which can be killed as a real one is. */
final class EngineProcess {

    private static final int LEASE_LOOKS_MAX = 200;

    private EngineProcess() {}

    /** Runs the migration to its end; the arguments are the URL and the folder of archives. */
    public static void main(String[] arguments) {
        Outcome outcome = run(arguments[0], Path.of(arguments[1]));
        if (outcome.kind() != Outcome.Kind.REACHED) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /** A killed engine's lease has to run out first. */
    private static Outcome run(String url, Path folder) {
        for (int look = 0; ; look++) {
            try (Engine engine = Engines.open(url, folder)) {
                return vouched(engine);
            } catch (InchwormException e) {
                if (e.code() != ErrorCode.LEASE_HELD || look >= LEASE_LOOKS_MAX) {
                    throw e;
                }
                Waiter.real().pause(Duration.ofMillis(50));
            }
        }
    }

    /** Nothing audits this shop, so HOLD asks a person. */
    private static Outcome vouched(Engine engine) {
        Outcome outcome = engine.run(Orders.ID, Optional.empty());
        if (outcome.kind() != Outcome.Kind.WAITS_FOR_PERSON) {
            return outcome;
        }
        Orders.vouch(engine);
        return engine.run(Orders.ID, Optional.empty());
    }

    /** Starts such a process; what it says goes where this process's errors go. */
    static Process start(LiveShop shop) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineProcess.class.getName(),
                        shop.database().url(),
                        shop.folder().toString())
                .inheritIO()
                .start();
    }
}
