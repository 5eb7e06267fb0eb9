// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.logging.Logs;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.TestData;
import com.launchdarkly.sdk.server.migrations.Migration;
import com.launchdarkly.sdk.server.migrations.MigrationBuilder;
import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import com.launchdarkly.sdk.server.migrations.MigrationMethodResult;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A LaunchDarkly client without network and without events, which is its best case. */
final class LaunchDarkly {

    static final String MIGRATION = "orders";
    static final String FLAG = "read-new";

    private LaunchDarkly() {}

    /** A client whose migration flag says {@code stage} to everybody. */
    static LDClient client(String stage) {
        TestData data = TestData.dataSource();
        data.update(data.flag(MIGRATION).valueForAll(LDValue.of(stage)));
        data.update(data.flag(FLAG).booleanFlag().variationForAll(true));
        LDConfig config = new LDConfig.Builder()
                .dataSource(data)
                .events(Components.noEvents())
                .diagnosticOptOut(true)
                .logging(Components.logging(Logs.none()).level(LDLogLevel.NONE))
                .build();
        return new LDClient("no-key", config);
    }

    /** A migration that reads the two sides; what it would write is not asked. */
    static Migration<String, String, Owner, String> migration(
            LDClient client,
            MigrationExecution execution,
            Function<Owner, String> old,
            Function<Owner, String> fresh,
            BiPredicate<String, String> comparator) {
        return new MigrationBuilder<String, String, Owner, String>(client)
                .readExecution(execution)
                .read(
                        owner -> MigrationMethodResult.Success(old.apply(owner)),
                        owner -> MigrationMethodResult.Success(fresh.apply(owner)),
                        comparator::test)
                .write(MigrationMethodResult::Success, MigrationMethodResult::Success)
                .build()
                .orElseThrow();
    }

    /** Contexts of the same owners that everybody is asked for. */
    static LDContext[] contexts(Owners owners) {
        LDContext[] contexts = new LDContext[Owners.COUNT];
        for (int number = 0; number < contexts.length; number++) {
            contexts[number] = LDContext.create(owners.get(number).text());
        }
        return contexts;
    }
}
