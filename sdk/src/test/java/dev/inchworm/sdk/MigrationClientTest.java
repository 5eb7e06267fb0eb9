// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.route.ReportSink;
import dev.inchworm.sdk.route.RouteSource;
import dev.inchworm.sdk.testing.InMemoryControl;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationClientTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final InMemoryControl control = new InMemoryControl();

    @Test
    void news_that_is_pushed_takes_effect_and_is_acknowledged() {
        try (MigrationClient client = client().build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(client.isReady()).isTrue();
            assertThat(client.pushes()).isTrue();

            control.stage("m", Stage.DUALWRITE).stage("m", Stage.SHADOW);

            Soon.holds(() -> handle.stage() == Stage.SHADOW);
            Soon.holds(
                    () -> control.latest("m").filter(r -> r.routeVersion() == 2).isPresent());
            assertThat(control.latest("m").orElseThrow().instance()).isEqualTo(client.instance());
            assertThat(client.isStale()).isFalse();
        }
    }

    @Test
    void news_that_is_not_pushed_is_polled() {
        control.silent(true);
        try (MigrationClient client = client().pollEvery(SHORT).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(client.pushes()).isFalse();

            control.stage("m", Stage.RAMPDOWN);

            Soon.holds(() -> handle.side("k") == Side.NEW);
        }
    }

    @Test
    void the_application_starts_and_runs_while_the_control_is_down() {
        control.down(true);
        try (MigrationClient client = client().pollEvery(SHORT).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(client.isReady()).isFalse();
            assertThat(client.isStale()).isTrue();
            assertThat(client.newsAge()).isEmpty();
            assertThat(handle.side("k")).isEqualTo(Side.OLD);

            control.stage("m", Stage.RAMPDOWN).down(false);

            Soon.holds(() -> handle.side("k") == Side.NEW);
            control.down(true);
            assertThat(handle.side("k")).isEqualTo(Side.NEW);
        }
    }

    @Test
    void a_source_that_hangs_does_not_hold_up_the_start_or_the_end() {
        RouteSource hung = new HungSource();
        long start = System.nanoTime();

        MigrationClient client =
                client().routes(hung).initTimeout(SHORT).closeTimeout(SHORT).build();
        assertThat(client.migration("m").side("k")).isEqualTo(Side.OLD);
        client.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_version_never_goes_back() {
        control.set(new Route("m", 9, Stage.RAMPDOWN, 10_000, "s", Optional.empty()));
        try (MigrationClient client = client().build()) {
            MigrationHandle handle = client.migration("m");
            MigrationHandle other = client.migration("other");
            assertThat(handle.version()).isEqualTo(9);

            control.set(new Route("m", 5, Stage.LIVE, 100, "s", Optional.empty()))
                    .stage("other", Stage.SHADOW);
            Soon.holds(() -> other.version() == 1);
            assertThat(handle.version()).isEqualTo(9);
            assertThat(handle.stage()).isEqualTo(Stage.RAMPDOWN);

            control.clear().stage("other", Stage.LIVE);
            Soon.holds(() -> other.stage() == Stage.LIVE);
            assertThat(handle.stage()).isEqualTo(Stage.RAMPDOWN);

            control.set(new Route("m", 10, Stage.LIVE, 0, "s", Optional.empty()));
            Soon.holds(() -> handle.version() == 10);
            assertThat(handle.side("k")).isEqualTo(Side.OLD);
        }
    }

    @Test
    void a_ramp_reads_old_once_its_lease_is_over_whatever_the_time_of_day_does() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
        control.set(ramp(1, Duration.ofSeconds(20)));
        try (MigrationClient client =
                client().time(nanos::get, Clock.systemUTC()).build()) {
            MigrationHandle handle = client.migration("m");
            assertThat(handle.percentBp()).isEqualTo(9_999);

            control.down(true);
            nanos.addAndGet(Duration.ofSeconds(19).toNanos());
            assertThat(handle.percentBp()).isEqualTo(9_999);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());

            Soon.holds(() -> handle.percentBp() == 0);
            assertThat(handle.side("k")).isEqualTo(Side.OLD);
            assertThat(handle.writesOld() && handle.writesNew()).isTrue();
            assertThat(client.isStale()).isFalse();

            control.set(ramp(1, Duration.ofSeconds(20))).down(false);
            Soon.holds(() -> handle.percentBp() == 9_999);
        }
    }

    @Test
    void the_next_process_starts_with_what_the_last_one_knew() {
        Path file = folder.resolve("routes");
        control.stage("m", Stage.RAMPDOWN).set(ramp(3, Duration.ofHours(1), "ramped"));
        client().lastKnownGood(file).build().close();

        InMemoryControl down = new InMemoryControl().down(true);
        try (MigrationClient client = MigrationClient.builder()
                .application("shop")
                .control(down)
                .lastKnownGood(file)
                .build()) {
            assertThat(client.isReady()).isFalse();
            assertThat(client.migration("m").side("k")).isEqualTo(Side.NEW);
            assertThat(client.migration("m").version()).isEqualTo(1);
            assertThat(client.migration("ramped").percentBp()).isEqualTo(9_999);
        }
    }

    @Test
    void figures_are_reported_and_the_last_report_says_goodbye() {
        try (MigrationClient client =
                client().reportEvery(SHORT).release("1.2.3").build()) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, RuntimeException> reads = handle.reads((Long key) -> "old", key -> "new")
                    .withoutShadow()
                    .build();
            reads.read(1L);
            handle.wrote(1_000_000, false);
            Soon.holds(() -> control.latest("m")
                    .filter(r -> r.figuresJson().contains("\"reads_old\":1"))
                    .filter(r -> r.figuresJson().contains("\"write_errors\":1"))
                    .isPresent());
        }
        assertThat(control.latest("m").orElseThrow().figuresJson()).contains("\"gone\":true");
        assertThat(control.latest("m").orElseThrow().release()).isEqualTo("1.2.3");
    }

    @Test
    void a_goodbye_that_is_not_taken_is_said_again() {
        AtomicBoolean isLost = new AtomicBoolean();
        ReportSink broken = report -> {
            if (report.figuresJson().contains("\"gone\":true") && isLost.compareAndSet(false, true)) {
                throw new IllegalStateException("the connection was cut");
            }
            control.report(report);
        };
        try (MigrationClient client = client().reports(broken).build()) {
            client.migration("m");
        }

        assertThat(isLost).isTrue();
        assertThat(control.latest("m").orElseThrow().figuresJson()).contains("\"gone\":true");
    }

    @Test
    void all_threads_are_daemons_and_end_with_the_client() {
        List<Thread> others = threads();
        MigrationClient client = client().build();
        client.migration("m").reads((Long key) -> "", key -> "").build();
        List<Thread> threads =
                threads().stream().filter(thread -> !others.contains(thread)).toList();
        assertThat(threads).hasSizeGreaterThan(3).allMatch(Thread::isDaemon);

        client.close();
        client.close();

        Soon.holds(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(client.migration("m").side("k")).isEqualTo(Side.OLD);
    }

    private MigrationClientBuilder client() {
        return MigrationClient.builder().application("shop").control(control);
    }

    private static Route ramp(long version, Duration lease) {
        return ramp(version, lease, "m");
    }

    private static Route ramp(long version, Duration lease, String migration) {
        return new Route(migration, version, Stage.LIVE, 9_999, "s", Optional.of(lease));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("inchworm-"))
                .toList();
    }

    /** Neither answers nor ends. */
    private static final class HungSource implements RouteSource {

        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public List<Route> read() {
            boolean isOver = false;
            while (!isOver) {
                try {
                    never.await();
                    isOver = true;
                } catch (InterruptedException ignored) {
                    // Deaf, as a socket is.
                }
            }
            return List.of();
        }

        @Override
        public boolean await(Duration max) {
            return false;
        }

        @Override
        public boolean pushes() {
            return false;
        }

        @Override
        public void close() {
            read();
        }
    }
}
