// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import dev.inchworm.sdk.MigrationClient;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.ProviderNotReadyError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the routes of a client as feature flags: the text flag {@code <id>} is the stage, the boolean flag
 * {@code <id>.read-new} says whether the row of the targeting key is read from the new side, and the integer flag
 * {@code <id>.ramp} is the share of reads of the new side in basis points.
 *
 * <p>Initialising waits for the first routes for a bounded time. The client stays the application's: shutting the
 * provider down does not close it. Safe for use by several threads.
 */
public final class InchwormProvider extends EventProvider {

    private static final String NAME = "inchworm";

    private final MigrationClient client;
    private final Duration initTimeout;
    private final Duration staleAfter;
    private final Evaluation evaluation;
    private volatile @Nullable Watch watch;

    private InchwormProvider(MigrationClient client, Duration initTimeout, Duration staleAfter) {
        this.client = client;
        this.initTimeout = initTimeout;
        this.staleAfter = staleAfter;
        this.evaluation = new Evaluation(client, staleAfter);
    }

    /** Flags over {@code client}: 3 s to initialise, stale when the routes are older than 20 s. */
    public static InchwormProvider of(MigrationClient client) {
        return of(client, Duration.ofSeconds(3), Duration.ofSeconds(20));
    }

    /**
     * Flags over {@code client}.
     *
     * @param initTimeout how long initialising may take
     * @param staleAfter how old the routes may be before they are told to be stale; the client's lease is a good value
     */
    public static InchwormProvider of(MigrationClient client, Duration initTimeout, Duration staleAfter) {
        return new InchwormProvider(client, initTimeout, staleAfter);
    }

    @Override
    public Metadata getMetadata() {
        return () -> NAME;
    }

    @Override
    public void initialize(EvaluationContext context) throws Exception {
        Watch started = new Watch(client, staleAfter, new Teller());
        watch = started;
        if (!started.awaitReady(initTimeout)) {
            throw new ProviderNotReadyError("no routes within " + initTimeout);
        }
    }

    @Override
    public void shutdown() {
        Watch started = watch;
        if (started != null) {
            started.close();
        }
        super.shutdown();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String defaultValue, EvaluationContext context) {
        return evaluation.stage(key, defaultValue);
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean defaultValue, EvaluationContext context) {
        return evaluation.readNew(
                key, defaultValue, Optional.ofNullable(context).map(EvaluationContext::getTargetingKey));
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, Integer defaultValue, EvaluationContext context) {
        return evaluation.ramp(key, defaultValue, Integer::valueOf);
    }

    @Override
    public ProviderEvaluation<Long> getLongEvaluation(String key, Long defaultValue, EvaluationContext context) {
        return evaluation.ramp(key, defaultValue, Long::valueOf);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double defaultValue, EvaluationContext context) {
        return evaluation.ofNoSuchType(key, defaultValue);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value defaultValue, EvaluationContext context) {
        return evaluation.ofNoSuchType(key, defaultValue);
    }

    /** Passes news on as events; OpenFeature tells the first readiness itself unless initialising has given up. */
    private final class Teller implements Watch.Ear {

        @Override
        public void fresh() {
            emitProviderReady(details("routes are fresh"));
        }

        @Override
        public void stale() {
            emitProviderStale(details("no news of the routes for more than " + staleAfter));
        }

        @Override
        public void changed(List<String> migrations) {
            emitProviderConfigurationChanged(ProviderEventDetails.builder()
                    .flagsChanged(migrations.stream()
                            .flatMap(migration -> FlagNames.all(migration).stream())
                            .toList())
                    .message("routes have changed")
                    .build());
        }

        private ProviderEventDetails details(String message) {
            return ProviderEventDetails.builder().message(message).build();
        }
    }
}
