// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.traffic;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.session.Waiter;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Engines for a shop at work: short windows, and a lease that soon runs out behind a killed one. */
final class Engines {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final double NEVER = 1_000_000;
    private static final long SHADOW_SAMPLES_MIN = 5;

    private Engines() {}

    static Engine open(String url, Path folder) {
        return Engine.open(new EngineSettings(
                new Endpoint(new JdbcUrl(url), Optional.of(TestDatabases.MIGRATOR), Optional.empty()),
                ReplicaList.NONE,
                folder,
                "test:" + ProcessHandle.current().pid(),
                "test",
                "localhost",
                LEASE,
                LEASE,
                Optional::empty,
                Waiter.real(),
                line -> {}));
    }

    /** Windows long enough to be killed in; a machine that is busy with tests stops nothing. */
    static Settings settings() {
        Settings quick = Orders.quick();
        return new Settings(
                new Settings.Ddl(Duration.ofMillis(50), Duration.ofSeconds(10), 2_000),
                quick.backfill(),
                new Settings.Verify(0, WINDOW, SHADOW_SAMPLES_MIN, Optional.empty()),
                new Settings.Cutover(Settings.By.SDK, List.of(100, 5_000, 10_000), WINDOW),
                new Settings.Stop(1, NEVER, NEVER, Duration.ofSeconds(30), 0),
                new Settings.Contract(WINDOW, WINDOW, WINDOW, Optional.empty(), true, List.of(), Optional.empty()),
                new Settings.Enforcement(WINDOW));
    }
}
