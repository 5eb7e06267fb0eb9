// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.fleet.Fleet;
import dev.inchworm.cli.demo.fleet.Position;
import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.screen.Picture;
import dev.inchworm.cli.demo.screen.Screen;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the migration and the shop, and keeps the screen up to date.
 *
 * <p>A thread of its own watches; others tell it what happened and ask where the migration stands.
 */
final class Show implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(120);
    private static final int EVENTS_MAX = 14;

    private final Screen screen;
    private final String title;
    private final EngineView view;
    private final Oracle oracle;
    private final Latencies latencies;
    private final Pulse pulse;
    private final Consumer<Position> watcher;
    private final long began = System.nanoTime();
    private final Stop stop = new Stop();
    private final Deque<String> events = new ArrayDeque<>();
    private final Headlines headlines = new Headlines();
    private final Thread thread = new Thread(this::watch, "demo-screen");
    private volatile Position position = Position.START;
    private volatile String news = "";
    private volatile Optional<Supplier<String>> chaos = Optional.empty();
    private volatile @Nullable Fleet fleet;

    Show(Screen screen, String title, EngineView view, Oracle oracle, Latencies latencies, Consumer<Position> watcher) {
        this.screen = screen;
        this.title = title;
        this.view = view;
        this.oracle = oracle;
        this.latencies = latencies;
        this.pulse = new Pulse(latencies);
        this.watcher = watcher;
    }

    void start(Fleet shown) {
        fleet = shown;
        thread.setDaemon(true);
        thread.start();
    }

    void showChaos(Supplier<String> summary) {
        chaos = Optional.of(summary);
    }

    /** Where the migration stands. */
    Position position() {
        return position;
    }

    /** Takes a line that the engine printed; one thread does. */
    void hear(String line) {
        Headlines.said(line).ifPresent(said -> {
            news = Headlines.isPast(said) ? "" : said;
            headlines.event(said).ifPresent(this::tell);
        });
    }

    /** Takes something that happened. */
    void tell(String event) {
        String line = clock() + "  " + event;
        synchronized (events) {
            events.addLast(line);
            if (events.size() > EVENTS_MAX) {
                events.removeFirst();
            }
        }
        screen.tell(line);
    }

    private String clock() {
        Duration elapsed = elapsed();
        return "%02d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void watch() {
        while (!stop.within(BEAT)) {
            pulse.beat();
            oracle.settle();
            Optional<EngineView.Look> look = view.look();
            look.ifPresent(seen -> {
                position = seen.position();
                latencies.enter(seen.position().phase());
                watcher.accept(seen.position());
            });
            screen.show(picture(look.isPresent()));
        }
        view.close();
    }

    private Picture picture(boolean hasBegun) {
        Fleet shown = fleet;
        List<String> newest;
        synchronized (events) {
            newest = List.copyOf(events);
        }
        return new Picture(
                title,
                elapsed(),
                hasBegun ? Optional.of(view.picture(news)) : Optional.empty(),
                new Picture.Shop(pulse.writes(), pulse.reads(), shown == null ? Map.of() : shown.releases()),
                oracle.verdict(),
                shown == null ? ShadowCount.NONE : shown.shadows(),
                chaos.map(Supplier::get),
                newest);
    }

    @Override
    public void close() {
        end();
    }

    /** Stops watching. */
    void end() {
        stop.now();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
