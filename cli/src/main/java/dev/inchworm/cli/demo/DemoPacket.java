// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The packet that the demo's engine runs: the order totals of the design, its windows shortened to seconds. */
final class DemoPacket {
    /** The migration's id. */
    static final String MIGRATION = "orders-total-minor";

    /** The environment variable that carries the engine's password. */
    static final String PASSWORD = "INCHWORM_DEMO_PASSWORD";

    private static final String CONNECTIONS = """
            databases:
              shop:
                url: %s
                user: %s
                password: ${%s}
                replicas: [ "%s" ]
            """;

    private static final String DECLARATION = """
            id: orders-total-minor
            title: Totals in minor units, with a currency
            owner: platform-data
            database: shop
            change:
              kind: replace-columns
              table: orders
              old: [total_amount]
              new:
                - { name: total_amount_minor, type: bigint, up: "total_amount" }
                - { name: currency,           type: text,   up: "'USD'" }
              down: { total_amount: "total_amount_minor::int" }
              same: "total_amount = total_amount_minor and currency is not null"
              sync: trigger
              enforce: { not_null: [total_amount_minor, currency], check: { currency_known: "currency in ('USD','EUR')" } }
            invariants:
              total_is_not_negative: "total_amount_minor >= 0"
            examples:
              - { old: { total_amount: 1999 }, new: { total_amount_minor: 1999, currency: USD } }
            # Hours and days of a real migration are seconds here.
            ddl:         { lock_timeout: 50ms, attempts_max: 2000 }
            backfill:    { chunk_time: 40ms, workers: %3$d, replica_lag_max: 5s }
            verify:      { divergence_max: 0.1%%, window: %1$s, samples_min: 50 }
            cutover:     { by: sdk, ramp: [1%%, 10%%, 50%%, 100%%], soak: %1$s }
            enforcement: { quiet_for: %1$s }
            stop:        { read_errors_max: 1%%, p99_ratio_max: 20.0, write_latency_ratio_max: 50.0 }
            contract:    { hold: %2$s, unused_for: %1$s, deploy_cycle: %1$s, archive: true }
            """;

    private DemoPacket() {}

    /** Writes it into {@code folder}. */
    static void write(Path folder, Shop shop, String replicaUrl, Duration window) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("inchworm.yaml"),
                CONNECTIONS.formatted(shop.url(), Shop.MIGRATOR, PASSWORD, replicaUrl));
        Files.writeString(
                folder.resolve("migration.yaml"),
                DECLARATION.formatted(
                        text(window), text(window.multipliedBy(2)), workers())); // the way back is kept twice as long
    }

    /** Server, shop and engine share this machine: two that copy leave two processors none for the shop. */
    private static int workers() {
        return Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 4));
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
