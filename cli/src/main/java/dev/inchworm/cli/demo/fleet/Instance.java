// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.MigrationHandleBuilder;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.sdk.shadow.ShadowOptions;
import dev.inchworm.sdk.usage.UsageAudit;
import dev.inchworm.sdk.usage.UsageSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running application instance: pools, some clients, and the SDK as an application uses it. */
final class Instance {
    private static final int PREPARING = 1;
    private static final int DARK = 2;
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);
    private static final Duration FAREWELL_MAX = Duration.ofSeconds(10);
    /** Server, shop and engine share a machine, and chaos cuts connections: late is what would be late to a person. */
    private static final ShadowOptions SHADOW = ShadowOptions.builder()
            .threads(DARK)
            .queue(64)
            .deadline(Duration.ofSeconds(1))
            .build();

    private final Member member;
    private final Stop stop = new Stop();
    private final UsageAudit audit;
    private final Pool pool;
    private final Pool preparing;
    private final Pool dark;
    private final MigrationClient migrations;
    private final List<Thread> writers = new ArrayList<>();

    Instance(Member member, Shop shop, Traffic traffic, List<Seat> seats, Duration pace) {
        this.member = member;
        this.audit = audit(shop);
        this.pool = new Pool(audit.wrap(shop.source(member.name(), false))::getConnection, seats.size());
        this.preparing = new Pool(audit.wrap(shop.source(member.name() + "-star", true))::getConnection, PREPARING);
        this.dark = new Pool(audit.wrap(shop.source(member.name() + "-dark", false))::getConnection, DARK);
        this.migrations = MigrationClient.builder()
                .application("shop")
                .instance(member.name())
                .release(member.release().label())
                .control(PostgresqlControl.of(shop.source(member.name() + Shop.CONTROL, false)))
                .shadow(SHADOW)
                .meters(traffic.shadows())
                .closeTimeout(FAREWELL_MAX)
                .build();
        Runnable resolved = traffic.oracle()::resolve;
        Readers.Clients clients = new Readers.Clients(
                new Client(pool, resolved), new Client(preparing, resolved), new Client(dark, resolved));
        Worker worker = new Worker(member.release(), traffic, clients, handle());
        for (Seat seat : seats) {
            writers.add(new Thread(() -> work(worker, seat, pace.toNanos()), member.name()));
        }
        writers.forEach(Instance::start);
    }

    /** Tells who still touches the old column, so that it can be let go on more than somebody's word. */
    private UsageAudit audit(Shop shop) {
        return UsageAudit.builder()
                .watch(member.migration(), Side.OLD, "orders", "total_amount")
                .application("shop")
                .instance(member.name())
                .release(member.release().label())
                .sink(UsageSink.jdbc(shop.source(member.name() + Shop.CONTROL, false)))
                .every(TOLD_EVERY)
                .build();
    }

    /** What this release can do, whatever the migration is up to. */
    private MigrationHandle handle() {
        MigrationHandleBuilder handle = migrations.handle(member.migration());
        MigrationHandle built = switch (member.release()) {
            case V1 -> handle.atMost(Stage.OFF).build();
            case V2 -> handle.build();
            case V3 -> handle.atLeast(Stage.COMPLETE).build();
        };
        built.figures().audits(true);
        return built;
    }

    private static void start(Thread thread) {
        thread.setDaemon(true);
        thread.start();
    }

    private void work(Worker worker, Seat seat, long paceNanos) {
        while (!stop.isNow()) {
            worker.work(seat);
            stop.within(Duration.ofNanos(seat.pause(paceNanos)));
        }
    }

    Release release() {
        return member.release();
    }

    /** Finishes what is under way, says goodbye and closes its connections. */
    void stop() {
        stop.now();
        writers.forEach(Instance::join);
        audit.close();
        migrations.close();
        pool.close();
        preparing.close();
        dark.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
