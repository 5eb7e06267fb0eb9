// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** OpenFeature over its in-memory provider; contexts are built beforehand. */
@State(Scope.Thread)
public class OpenFeatureBenchmark {

    private static final String FLAG = "read-new";

    private final Owners owners = new Owners();
    private final EvaluationContext[] contexts = contexts(owners);
    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final Client client = client(api);

    /** A boolean of one owner. */
    @Benchmark
    public boolean booleanWithContext() {
        return client.getBooleanValue(FLAG, false, contexts[owners.next().number()]);
    }

    /** Ends the provider. */
    @TearDown
    public void close() {
        api.shutdown();
    }

    private static Client client(OpenFeatureAPI api) {
        Flag<Boolean> flag = Flag.<Boolean>builder()
                .variant("on", true)
                .variant("off", false)
                .defaultVariant("on")
                .build();
        api.setProviderAndWait(new InMemoryProvider(Map.of(FLAG, flag)));
        return api.getClient();
    }

    private static EvaluationContext[] contexts(Owners owners) {
        EvaluationContext[] contexts = new EvaluationContext[Owners.COUNT];
        for (int number = 0; number < contexts.length; number++) {
            contexts[number] = new ImmutableContext(owners.get(number).text());
        }
        return contexts;
    }
}
