// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The shop's application instances. They are replaced one at a time as the migration goes on, or back.
 *
 * <p>Threads may ask it; one starts and stops it.
 */
public final class Fleet {
    private static final int PLACES_MIN = 3;
    private static final int PLACES_MAX = 6;
    private static final Duration ROLL_PAUSE = Duration.ofMillis(150);

    private final Shop shop;
    private final String migration;
    private final Traffic traffic;
    private final Duration pace;
    private final Supplier<Position> position;
    private final List<List<Seat>> places = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final Stop stop = new Stop();
    private final Thread roll = new Thread(this::roll, "shop-deployment");
    private volatile Position seen = Position.START;
    private int started;

    /**
     * What the fleet is made of.
     *
     * @param migration the id of the migration that it lives through
     * @param rows orders that were loaded
     * @param writers clients in all
     * @param seed chooses their operations
     * @param pace mean pause of a client between two operations
     */
    public record Size(String migration, long rows, int writers, long seed, Duration pace) {}

    /** A fleet that follows {@code position}; it does nothing yet. */
    public Fleet(Shop shop, Size size, Oracle oracle, Latencies latencies, Supplier<Position> position) {
        this.shop = shop;
        this.migration = size.migration();
        this.traffic = new Traffic(new Keys(size.rows()), oracle, latencies, new Shadows(), () -> seen);
        this.pace = size.pace();
        this.position = position;
        int count = Math.max(PLACES_MIN, Math.min(PLACES_MAX, size.writers()));
        for (int place = 0; place < count; place++) {
            places.add(new ArrayList<>());
        }
        for (int writer = 0; writer < size.writers(); writer++) {
            places.get(writer % count).add(new Seat(size.seed(), writer));
        }
    }

    /** Starts every instance. */
    public void start() {
        List<Release> releases = releasesNow();
        for (int place = 0; place < places.size(); place++) {
            Instance instance = begin(place, releases.get(place));
            synchronized (instances) {
                instances.add(instance);
            }
        }
        roll.setDaemon(true);
        roll.start();
    }

    private List<Release> releasesNow() {
        seen = position.get();
        return Deployment.of(seen, places.size());
    }

    private Instance begin(int place, Release release) {
        started++;
        Member member = new Member("shop-%s-%d".formatted(release.label(), started), release, migration);
        return new Instance(member, shop, traffic, places.get(place), pace);
    }

    private void roll() {
        while (!stop.within(ROLL_PAUSE)) {
            List<Release> releases = releasesNow();
            for (int place = 0; place < places.size(); place++) {
                if (instance(place).release() != releases.get(place)) {
                    replace(place, releases.get(place));
                    break;
                }
            }
        }
    }

    private Instance instance(int place) {
        synchronized (instances) {
            return instances.get(place);
        }
    }

    private void replace(int place, Release release) {
        Instance old = instance(place);
        old.stop();
        Instance young = begin(place, release);
        synchronized (instances) {
            instances.set(place, young);
        }
    }

    /** Stops every instance once it has finished what it is doing. */
    public void stop() {
        stop.now();
        try {
            roll.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int place = 0; place < places.size(); place++) {
            instance(place).stop();
        }
    }

    /** How many instances run each release. */
    public Map<Release, Integer> releases() {
        Map<Release, Integer> counts = new EnumMap<>(Release.class);
        synchronized (instances) {
            instances.forEach(instance -> counts.merge(instance.release(), 1, Integer::sum));
        }
        return counts;
    }

    /** What came of the shadow reads of all instances, those that are gone among them. */
    public ShadowCount shadows() {
        return traffic.shadows().count();
    }
}
