// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.chaos;

import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.embedded.Replica;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * Breaks things at random moments, chosen by a seed.
 *
 * <p>One thread runs it; others may ask for its summary.
 */
public final class Chaos implements Runnable {
    private static final int PAUSE_MILLIS_MIN = 700;
    private static final int PAUSE_MILLIS_MAX = 3_500;
    private static final int LOOKS = 30;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(10);
    private static final int HOLD_MILLIS_MIN = 300;
    private static final int HOLD_MILLIS_MAX = 2_000;

    private final Shop shop;
    private final Replica replica;
    private final Runnable killEngine;
    private final Consumer<String> events;
    private final SplittableRandom random;
    private final Stop stop = new Stop();
    private final Map<Harm, Integer> done = new EnumMap<>(Harm.class);
    private final Thread thread = new Thread(this, "chaos");

    /** What can be done to a migration. */
    enum Harm {
        KILL_ENGINE("engine killed", "engine kill"),
        PAUSE_REPLICA("replica paused", "replica pause"),
        HOLD_LOCK("locks held by a long report", "lock held"),
        CUT_ENGINE("engine's connections cut", "engine cut"),
        CUT_SHOP("shop's connections cut", "shop cut"),
        CUT_CONTROL("control connections of the shop's SDK cut", "control cut");

        private final String text;
        private final String noun;

        Harm(String text, String noun) {
            this.text = text;
            this.noun = noun;
        }

        private String counted(int times) {
            boolean isOne = times == 1;
            return times + " " + (isOne ? noun : this == HOLD_LOCK ? "locks held" : noun + "s");
        }
    }

    /** Chaos that begins with {@link #start}; {@code killEngine} kills the engine's process. */
    public Chaos(Shop shop, Replica replica, Runnable killEngine, Consumer<String> events, long seed) {
        this.shop = shop;
        this.replica = replica;
        this.killEngine = killEngine;
        this.events = events;
        this.random = new SplittableRandom(seed);
    }

    /** Begins. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Harm[] harms = Harm.values();
        while (!stop.within(between(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX))) {
            Harm harm = harms[random.nextInt(harms.length)];
            try {
                events.accept("◆ chaos: " + harm.text);
                harm(harm);
                synchronized (done) {
                    done.merge(harm, 1, Integer::sum);
                }
            } catch (SQLException e) {
                events.accept("◆ chaos: " + harm.text + " did not work: " + e.getMessage());
            }
        }
    }

    private Duration between(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    private void harm(Harm harm) throws SQLException {
        switch (harm) {
            case KILL_ENGINE -> killEngine.run();
            case PAUSE_REPLICA -> {
                replica.pauseReplay();
                stop.within(between(HOLD_MILLIS_MIN, HOLD_MILLIS_MAX));
                replica.resumeReplay();
            }
            case HOLD_LOCK -> holdLock();
            case CUT_ENGINE -> cut("usename = '" + Shop.MIGRATOR + "'");
            case CUT_SHOP -> cutShop();
            case CUT_CONTROL -> cut("application_name like '%" + Shop.CONTROL + "'");
        }
    }

    /** Some at once, then whoever is seen in the middle of something. */
    private void cutShop() throws SQLException {
        cut("usename = '" + Shop.APPLICATION + "' and pid % 3 = 0");
        for (int look = 0; look < LOOKS && !stop.within(LOOK_PAUSE); look++) {
            cut("usename = '" + Shop.APPLICATION + "' and state <> 'idle' and query ilike 'commit%'");
        }
    }

    private void holdLock() throws SQLException {
        try (Connection connection = shop.administer("a-long-report")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table orders in access share mode");
                statement.execute("select * from orders where id = (select max(id) from orders) for no key update");
            }
            stop.within(between(HOLD_MILLIS_MIN, HOLD_MILLIS_MAX));
            connection.rollback();
        }
    }

    private void cut(String which) throws SQLException {
        try (Connection connection = shop.administer("chaos");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
                            + which);
        }
    }

    /** What was done so far, in words. */
    public String summary() {
        StringJoiner summary = new StringJoiner(", ");
        summary.setEmptyValue("nothing yet");
        synchronized (done) {
            done.forEach((harm, times) -> summary.add(harm.counted(times)));
        }
        return summary.toString();
    }

    /** Ends, with everything that was held let go. */
    public void stop() {
        stop.now();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
