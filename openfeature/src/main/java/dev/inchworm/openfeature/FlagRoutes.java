// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.route.RouteSource;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EventDetails;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ProviderEvent;
import dev.openfeature.sdk.ProviderState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes read from the flags of any OpenFeature provider, for a team that keeps the flag service it has.
 *
 * <p>For each migration that was named, a text flag of its id holds the stage ({@code off}, {@code dualwrite},
 * {@code shadow}, {@code live}, {@code rampdown}, {@code complete}), and an integer flag {@code <id>.ramp} the share of
 * reads of the new side in basis points, which counts in {@code live} only. Flags are read without a targeting key: who
 * reads the new side is decided by the bucket of the row's key, as everywhere else.
 *
 * <p>A migration whose stage flag does not exist has no route. A provider that is not ready, stale or failing is an
 * error of {@link #read}, so that the client goes on with what it knew and its news ages. A flag with a value that
 * means nothing leaves that migration's route as it was, and is logged once.
 *
 * <p>Versions grow with every change of a flag. They start at the clock's milliseconds, so that they go on growing
 * after a restart.
 *
 * <p>For one reading thread; events of the provider may come on any thread.
 */
public final class FlagRoutes implements RouteSource {

    private static final Logger LOG = LoggerFactory.getLogger(FlagRoutes.class);
    private static final Set<ProviderState> BLIND =
            Set.of(ProviderState.NOT_READY, ProviderState.STALE, ProviderState.ERROR, ProviderState.FATAL);
    private static final List<ProviderEvent> NEWS =
            List.of(ProviderEvent.PROVIDER_READY, ProviderEvent.PROVIDER_CONFIGURATION_CHANGED);
    private static final String NO_STAGE = "";
    private static final int NO_RAMP = -1;

    private final Client client;
    private final List<String> migrations;
    private final Duration lease;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final Consumer<EventDetails> onNews;
    private final Map<String, Route> last = new HashMap<>();
    private final Map<String, String> warned = new HashMap<>();

    private FlagRoutes(Builder builder) {
        this.client = builder.client;
        this.migrations = List.copyOf(builder.migrations);
        this.lease = builder.lease;
        this.clock = builder.clock;
        this.onNews = this::told;
        NEWS.forEach(event -> client.on(event, onNews));
    }

    /** Routes over the flags that {@code client} evaluates. */
    public static Builder over(Client client) {
        return new Builder(client);
    }

    @Override
    public List<Route> read() {
        ProviderState state = client.getProviderState();
        if (BLIND.contains(state)) {
            throw new IllegalStateException("the flag provider is " + state + ", its flags are not news");
        }
        List<Route> routes = new ArrayList<>();
        for (String migration : migrations) {
            current(migration).ifPresent(routes::add);
        }
        return List.copyOf(routes);
    }

    @Override
    public boolean await(Duration max) throws InterruptedException {
        if (!news.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        news.drainPermits();
        return true;
    }

    /** Never: a provider need not tell of changes, so the client goes on polling. News that it does tell wakes it. */
    @Override
    public boolean pushes() {
        return false;
    }

    @Override
    public void close() {
        NEWS.forEach(event -> client.removeHandler(event, onNews));
    }

    private void told(EventDetails event) {
        news.release();
    }

    private Optional<Route> current(String migration) {
        FlagEvaluationDetails<String> stage = client.getStringDetails(FlagNames.stage(migration), NO_STAGE);
        if (stage.getErrorCode() == ErrorCode.FLAG_NOT_FOUND) {
            last.remove(migration);
            return Optional.empty();
        }
        Optional<Stage> named = stage(stage);
        Optional<Integer> percent = named.flatMap(known -> percentBp(migration, known));
        if (percent.isEmpty()) {
            return Optional.ofNullable(last.get(migration));
        }
        // The engine salts with the migration's id too: the same rows stay on the new side when the flags take over.
        Route route = new Route(migration, 0, named.orElseThrow(), percent.get(), migration, Optional.of(lease));
        return Optional.of(last.compute(migration, (id, before) -> versioned(route, Optional.ofNullable(before))));
    }

    private Optional<Integer> percentBp(String migration, Stage stage) {
        return switch (stage) {
            case OFF, DUALWRITE, SHADOW -> Optional.of(0);
            case RAMPDOWN, COMPLETE -> Optional.of(Bucket.COUNT);
            case LIVE -> ramp(migration);
        };
    }

    private Optional<Integer> ramp(String migration) {
        FlagEvaluationDetails<Integer> flag = client.getIntegerDetails(FlagNames.ramp(migration), NO_RAMP);
        if (flag.getErrorCode() == ErrorCode.FLAG_NOT_FOUND) {
            return Optional.of(0);
        }
        if (!isAnswered(flag)) {
            return Optional.empty();
        }
        int percent = flag.getValue();
        if (percent < 0 || percent > Bucket.COUNT) {
            warn(flag.getFlagKey(), "%d is not within 0 and %d basis points".formatted(percent, Bucket.COUNT));
            return Optional.empty();
        }
        return Optional.of(percent);
    }

    private Optional<Stage> stage(FlagEvaluationDetails<String> flag) {
        if (!isAnswered(flag)) {
            return Optional.empty();
        }
        for (Stage stage : Stage.values()) {
            if (stage.label().equals(flag.getValue())) {
                return Optional.of(stage);
            }
        }
        warn(flag.getFlagKey(), "'" + flag.getValue() + "' is not a stage");
        return Optional.empty();
    }

    /** Whether the flag has a value; a flag of another type has none, and any other error is the provider's. */
    private boolean isAnswered(FlagEvaluationDetails<?> flag) {
        if (flag.getErrorCode() == null) {
            return true;
        }
        if (flag.getErrorCode() != ErrorCode.TYPE_MISMATCH) {
            throw new IllegalStateException("flag " + flag.getFlagKey() + " cannot be read: " + flag.getErrorCode());
        }
        warn(flag.getFlagKey(), "its type is another one");
        return false;
    }

    private void warn(String flag, String why) {
        if (!why.equals(warned.put(flag, why))) {
            LOG.warn("Inchworm: flag {} changes no route: {}", flag, why);
        }
    }

    private Route versioned(Route read, Optional<Route> before) {
        long version = before.map(
                        known -> isSame(known, read) ? known.version() : Math.max(known.version() + 1, clock.millis()))
                .orElseGet(clock::millis);
        return new Route(read.migration(), version, read.stage(), read.percentBp(), read.salt(), read.lease());
    }

    private static boolean isSame(Route known, Route read) {
        return known.stage() == read.stage() && known.percentBp() == read.percentBp();
    }

    /** What may be chosen for {@link FlagRoutes}. */
    public static final class Builder {

        private final Client client;
        private final List<String> migrations = new ArrayList<>();
        private Duration lease = Duration.ofSeconds(20);
        private Clock clock = Clock.systemUTC();

        private Builder(Client client) {
            this.client = client;
        }

        /** Reads the flags of this migration too; {@code id} is its id. */
        public Builder migration(String id) {
            migrations.add(id);
            return this;
        }

        /** How long a percentage between 0 and 100 % holds without news; 20 s unless said otherwise. */
        public Builder lease(Duration time) {
            lease = time;
            return this;
        }

        Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** The source; throws {@link IllegalArgumentException} if no migration was named. */
        public FlagRoutes build() {
            if (migrations.isEmpty()) {
                throw new IllegalArgumentException("migrations must be named: a provider cannot list its flags");
            }
            return new FlagRoutes(this);
        }
    }
}
