// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EventDetails;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvent;
import dev.openfeature.sdk.ProviderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the flags of a client's routes through OpenFeature's own API. */
class InchwormProviderTest {

    private static final String ID = "orders-total-minor";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final SwitchedRoutes routes = new SwitchedRoutes();
    private final Client flags = api.getClient();
    private Optional<MigrationClient> built = Optional.empty();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        api.shutdown();
        built.ifPresent(MigrationClient::close);
    }

    @Test
    void the_stage_is_a_text_flag_with_the_version_beside_it() {
        routes.set(route(Stage.SHADOW, 0, 7));
        start(LONG, LONG);

        FlagEvaluationDetails<String> stage = flags.getStringDetails(ID, "off");

        assertThat(stage.getValue()).isEqualTo("shadow");
        assertThat(stage.getReason()).isEqualTo("STATIC");
        assertThat(stage.getFlagMetadata().getString("version")).isEqualTo("7");
        assertThat(stage.getErrorCode()).isNull();
    }

    @Test
    void a_part_of_the_rows_is_a_split_that_follows_the_handle() {
        routes.set(route(Stage.LIVE, 3_000, 1));
        MigrationHandle handle = start(LONG, LONG).migration(ID);

        for (int owner = 0; owner < 500; owner++) {
            String key = "customer-" + owner;
            FlagEvaluationDetails<Boolean> isNew =
                    flags.getBooleanDetails(ID + ".read-new", false, new ImmutableContext(key));
            assertThat(isNew.getValue()).isEqualTo(handle.side(key) == Side.NEW);
            assertThat(isNew.getReason()).isEqualTo("SPLIT");
        }
        assertThat(flags.getIntegerValue(ID + ".ramp", 0)).isEqualTo(3_000);
        assertThat(flags.getLongValue(ID + ".ramp", 0L)).isEqualTo(3_000L);
    }

    @Test
    void a_split_needs_the_owner_of_the_row() {
        routes.set(route(Stage.LIVE, 3_000, 1));
        start(LONG, LONG);

        FlagEvaluationDetails<Boolean> isNew = flags.getBooleanDetails(ID + ".read-new", false);

        assertThat(isNew.getErrorCode()).isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
        assertThat(isNew.getValue()).isFalse();
    }

    @Test
    void all_rows_need_no_owner() {
        routes.set(route(Stage.RAMPDOWN, 10_000, 1));
        start(LONG, LONG);

        FlagEvaluationDetails<Boolean> isNew = flags.getBooleanDetails(ID + ".read-new", false);

        assertThat(isNew.getValue()).isTrue();
        assertThat(isNew.getReason()).isEqualTo("STATIC");
    }

    @Test
    void reads_that_were_sent_back_to_old_are_disabled() {
        routes.set(route(Stage.LIVE, 0, 1));
        start(LONG, LONG);

        FlagEvaluationDetails<Boolean> isNew = flags.getBooleanDetails(ID + ".read-new", true);

        assertThat(isNew.getValue()).isFalse();
        assertThat(isNew.getReason()).isEqualTo("DISABLED");
    }

    @Test
    void a_flag_of_no_migration_is_not_found_and_makes_no_handle() {
        routes.set(route(Stage.LIVE, 0, 1));
        MigrationClient client = start(LONG, LONG);

        assertThat(flags.getStringDetails("checkout-colour", "blue").getErrorCode())
                .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(flags.getStringValue("checkout-colour", "blue")).isEqualTo("blue");
        assertThat(client.migrations()).isEmpty();
    }

    @Test
    void a_flag_of_another_type_is_a_mismatch() {
        routes.set(route(Stage.LIVE, 0, 1));
        start(LONG, LONG);

        assertThat(flags.getBooleanDetails(ID, true).getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(flags.getStringDetails(ID + ".ramp", "").getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(flags.getDoubleDetails(ID + ".ramp", 0.5).getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    @Test
    void a_start_without_news_is_bounded_and_readiness_follows() throws Exception {
        routes.fail(true);
        BlockingQueue<EventDetails> ready = events(ProviderEvent.PROVIDER_READY);

        assertThatThrownBy(() -> start(LONG, SHORT)).hasMessageContaining("no routes within");
        assertThat(flags.getStringDetails(ID, "off").getErrorCode()).isEqualTo(ErrorCode.PROVIDER_NOT_READY);

        routes.set(route(Stage.LIVE, 0, 1));
        routes.fail(false);

        assertThat(ready.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        assertThat(flags.getStringValue(ID, "off")).isEqualTo("live");
    }

    @Test
    void what_has_changed_is_told_with_its_flags() throws Exception {
        routes.set(route(Stage.SHADOW, 0, 1));
        BlockingQueue<EventDetails> changes = events(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED);
        start(LONG, LONG);

        routes.set(route(Stage.LIVE, 100, 2));

        EventDetails change = changes.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(change).isNotNull();
        assertThat(change.getFlagsChanged()).containsExactly(ID, ID + ".read-new", ID + ".ramp");
        assertThat(flags.getIntegerValue(ID + ".ramp", 0)).isEqualTo(100);
    }

    @Test
    void news_that_grows_old_is_told_and_so_is_its_return() throws Exception {
        routes.set(route(Stage.RAMPDOWN, 10_000, 1));
        BlockingQueue<EventDetails> stale = events(ProviderEvent.PROVIDER_STALE);
        start(Duration.ofMillis(500), LONG);
        BlockingQueue<EventDetails> ready = events(ProviderEvent.PROVIDER_READY);
        ready.clear();

        routes.fail(true);
        assertThat(stale.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        assertThat(flags.getStringDetails(ID, "off").getReason()).isEqualTo("STALE");
        assertThat(flags.getStringValue(ID, "off")).isEqualTo("rampdown");

        routes.fail(false);
        assertThat(ready.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void what_a_file_remembers_is_served_as_cached() {
        routes.set(route(Stage.RAMPDOWN, 10_000, 5));
        start(LONG, LONG).close();
        routes.fail(true);

        start(LONG, LONG);

        FlagEvaluationDetails<String> stage = flags.getStringDetails(ID, "off");
        assertThat(stage.getValue()).isEqualTo("rampdown");
        assertThat(stage.getReason()).isEqualTo("CACHED");
        assertThat(stage.getFlagMetadata().getString("version")).isEqualTo("5");
    }

    @Test
    void shutting_down_leaves_the_client_open_and_no_thread() throws Exception {
        routes.set(route(Stage.LIVE, 10_000, 1));
        MigrationClient client = start(LONG, LONG);

        api.shutdown();

        assertThat(client.migration(ID).side("anybody")).isEqualTo(Side.NEW);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("inchworm-openfeature")) {
                thread.join(LONG.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(flags.getProviderState()).isEqualTo(ProviderState.NOT_READY);
    }

    private MigrationClient start(Duration staleAfter, Duration initTimeout) {
        MigrationClient client = MigrationClient.builder()
                .routes(routes)
                .initTimeout(SHORT)
                .pollEvery(SHORT)
                .lastKnownGood(folder.resolve("routes"))
                .build();
        built = Optional.of(client);
        api.setProviderAndWait(InchwormProvider.of(client, initTimeout, staleAfter));
        return client;
    }

    private BlockingQueue<EventDetails> events(ProviderEvent kind) {
        BlockingQueue<EventDetails> events = new LinkedBlockingQueue<>();
        flags.on(kind, events::add);
        return events;
    }

    private static Route route(Stage stage, int percentBp, long version) {
        return new Route(ID, version, stage, percentBp, ID, Optional.of(LONG));
    }
}
