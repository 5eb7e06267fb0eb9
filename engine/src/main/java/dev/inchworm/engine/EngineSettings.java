// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What an engine needs to know.
 *
 * @param endpoint the database that is migrated
 * @param replicas those that are listed for it
 * @param archives the folder for archives
 * @param name of this engine, different for every process, as {@code host:pid}
 * @param osUser to whom what it does is attributed
 * @param host from where
 * @param lease how long it may be silent before another engine may take over, 2 s to 10 min
 * @param rampLease how long a percentage between 0 and 100 % holds without an engine, 1 s to 10 min
 * @param halt thrown when all background work must stop
 * @param waiter the one place that waits
 * @param news takes one line for people
 */
public record EngineSettings(
        Endpoint endpoint,
        ReplicaList replicas,
        Path archives,
        String name,
        String osUser,
        String host,
        Duration lease,
        Duration rampLease,
        HaltSwitch halt,
        Waiter waiter,
        Consumer<String> news) {

    /** Settings of a command at work in {@code folder}, with the usual leases. */
    public static EngineSettings of(Endpoint endpoint, ReplicaList replicas, Path folder, HaltSwitch halt) {
        String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
        return new EngineSettings(
                endpoint,
                replicas,
                folder,
                host + ":" + ProcessHandle.current().pid(),
                System.getProperty("user.name", "unknown"),
                host,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                halt,
                Waiter.real(),
                line -> {});
    }

    /** The same with another taker of news. */
    public EngineSettings withNews(Consumer<String> taker) {
        return new EngineSettings(
                endpoint, replicas, archives, name, osUser, host, lease, rampLease, halt, waiter, taker);
    }
}
