// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running application instance: a pool, a heartbeat and some clients. */
final class Instance {
    private static final int PREPARING = 1;

    private final Member member;
    private final News news;
    private final Figures figures = new Figures();
    private final Stop stop = new Stop();
    private final Stop farewell = new Stop();
    private final Pool pool;
    private final Pool preparing;
    private final List<Thread> writers = new ArrayList<>();
    private final Thread beats;

    Instance(Member member, Shop shop, Traffic traffic, List<Seat> seats, Duration pace) {
        this.member = member;
        this.news = new News(member.migration());
        this.pool = new Pool(() -> shop.open(member.name()), seats.size());
        this.preparing = new Pool(() -> shop.openPreparing(member.name() + "-star"), PREPARING);
        Runnable resolved = traffic.oracle()::resolve;
        Worker.Clients clients = new Worker.Clients(new Client(pool, resolved), new Client(preparing, resolved));
        Worker worker = new Worker(member.release(), traffic, clients, news, figures);
        for (Seat seat : seats) {
            writers.add(new Thread(() -> work(worker, seat, pace.toNanos()), member.name()));
        }
        Heartbeat heartbeat = new Heartbeat(shop, member, news, figures, farewell);
        heartbeat.hear();
        beats = new Thread(heartbeat, member.name() + "-beat");
        beats.setDaemon(true);
        beats.start();
        writers.forEach(Instance::start);
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

    long divergences() {
        return figures.divergences();
    }

    int percentBp() {
        return news.percentBp();
    }

    /** Finishes what is under way, says goodbye and closes its connections. */
    void stop() {
        stop.now();
        writers.forEach(Instance::join);
        farewell.now();
        join(beats);
        pool.close();
        preparing.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
