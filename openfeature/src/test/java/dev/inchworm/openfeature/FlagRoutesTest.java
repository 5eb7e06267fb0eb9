// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads routes from the flags of OpenFeature's own in-memory provider. */
class FlagRoutesTest {

    private static final String ID = "orders-total-minor";
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final InMemoryProvider flags = new InMemoryProvider(Map.of());
    private FlagRoutes routes = over();

    @BeforeEach
    void ready() {
        api.setProviderAndWait(flags);
        routes.close();
        routes = over();
    }

    @AfterEach
    void close() {
        routes.close();
        api.shutdown();
    }

    @Test
    void a_migration_without_a_flag_has_no_route() {
        assertThat(routes.read()).isEmpty();
    }

    @Test
    void stage_and_ramp_come_from_their_flags() {
        flags.updateFlag(ID, text("live"));
        flags.updateFlag(ID + ".ramp", number(1_000));

        assertThat(routes.read()).singleElement().satisfies(route -> {
            assertThat(route.migration()).isEqualTo(ID);
            assertThat(route.stage()).isEqualTo(Stage.LIVE);
            assertThat(route.percentBp()).isEqualTo(1_000);
            assertThat(route.lease()).contains(Duration.ofSeconds(7));
        });
    }

    @Test
    void only_in_live_the_ramp_counts() {
        flags.updateFlag(ID + ".ramp", number(1_000));

        flags.updateFlag(ID, text("shadow"));
        assertThat(only().percentBp()).isZero();
        flags.updateFlag(ID, text("rampdown"));
        assertThat(only().percentBp()).isEqualTo(10_000);
    }

    @Test
    void live_without_a_ramp_reads_old() {
        flags.updateFlag(ID, text("live"));

        assertThat(only().percentBp()).isZero();
    }

    @Test
    void a_version_grows_with_a_change_and_only_with_one() {
        flags.updateFlag(ID, text("shadow"));
        long first = only().version();
        long same = only().version();
        flags.updateFlag(ID, text("live"));
        long second = only().version();
        flags.updateFlag(ID + ".ramp", number(5_000));
        long third = only().version();
        flags.updateFlag(ID + ".ramp", number(0));
        long fourth = only().version();

        assertThat(first).isEqualTo(START.toEpochMilli());
        assertThat(same).isEqualTo(first);
        assertThat(List.of(second, third, fourth)).containsExactly(first + 1, first + 2, first + 3);
    }

    @Test
    void versions_go_on_growing_after_a_restart() {
        flags.updateFlag(ID, text("live"));
        long before = only().version();
        routes.close();
        routes = FlagRoutes.over(api.getClient())
                .migration(ID)
                .clock(Clock.fixed(START.plusSeconds(1), ZoneOffset.UTC))
                .build();

        assertThat(only().version()).isGreaterThan(before);
    }

    @Test
    void a_value_that_means_nothing_leaves_the_route_as_it_was() {
        flags.updateFlag(ID, text("live"));
        flags.updateFlag(ID + ".ramp", number(1_000));
        Route before = only();

        flags.updateFlag(ID + ".ramp", number(10_001));
        assertThat(only()).isEqualTo(before);
        flags.updateFlag(ID + ".ramp", text("half"));
        assertThat(only()).isEqualTo(before);
        flags.updateFlag(ID, text("on"));
        assertThat(only()).isEqualTo(before);
        flags.updateFlag(ID, number(3));
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void a_value_that_never_meant_anything_makes_no_route() {
        flags.updateFlag(ID, text("on"));

        assertThat(routes.read()).isEmpty();
    }

    @Test
    void flags_of_a_stale_or_failing_provider_are_no_news() {
        flags.updateFlag(ID, text("live"));
        flags.emitProviderStale(ProviderEventDetails.builder().build()).await();

        assertThatThrownBy(routes::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STALE");
    }

    @Test
    void flags_without_a_provider_are_no_news() {
        OpenFeatureAPI young = OpenFeatureAPI.createIsolated();
        try (FlagRoutes none = FlagRoutes.over(young.getClient()).migration(ID).build()) {
            assertThatThrownBy(none::read)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("NOT_READY");
        }
    }

    @Test
    void a_change_of_the_flags_wakes_who_waits() throws Exception {
        Thread changer = new Thread(() -> flags.updateFlag(ID, text("live")));
        while (routes.await(Duration.ZERO)) {
            // what the start told
        }

        changer.start();

        assertThat(routes.await(LONG)).isTrue();
        changer.join();
    }

    @Test
    void waiting_ends_when_the_time_is_up() throws Exception {
        while (routes.await(Duration.ofMillis(20))) {
            // what the start told
        }

        assertThat(routes.await(Duration.ofMillis(1))).isFalse();
        assertThat(routes.pushes()).isFalse();
    }

    @Test
    void a_source_needs_the_migrations_named() {
        assertThatThrownBy(() -> FlagRoutes.over(api.getClient()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named");
    }

    private FlagRoutes over() {
        return FlagRoutes.over(api.getClient())
                .migration(ID)
                .lease(Duration.ofSeconds(7))
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .build();
    }

    private Route only() {
        return routes.read().get(0);
    }

    private static Flag<String> text(String value) {
        return Flag.<String>builder()
                .variant("only", value)
                .defaultVariant("only")
                .build();
    }

    private static Flag<Integer> number(int value) {
        return Flag.<Integer>builder()
                .variant("only", value)
                .defaultVariant("only")
                .build();
    }
}
