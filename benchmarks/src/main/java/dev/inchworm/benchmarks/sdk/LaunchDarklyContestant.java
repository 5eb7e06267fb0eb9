// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.MigrationStage;
import com.launchdarkly.sdk.server.migrations.Migration;
import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * LaunchDarkly's {@code Migration.read}.
 *
 * @param name the library, its version and the mode
 * @param execution whether both sides are read at once
 */
record LaunchDarklyContestant(String name, MigrationExecution execution) implements Contestant {

    @Override
    public Caller shadow(Fault fault) {
        return caller("shadow", fault);
    }

    @Override
    public Optional<Caller> live(Fault fault) {
        return Optional.of(caller("live", fault));
    }

    private Caller caller(String stage, Fault fault) {
        LDClient client = LaunchDarkly.client(stage);
        Migration<String, String, Owner, String> migration =
                LaunchDarkly.migration(client, execution, fault.old(), fault.fresh(), fault.comparator());
        LDContext context = LDContext.create(Fault.OWNER.text());
        return new Caller() {
            @Override
            public String read() throws Exception {
                Migration.MigrationResult<String> result =
                        migration.read(LaunchDarkly.MIGRATION, context, MigrationStage.OFF, Fault.OWNER);
                if (result.isSuccess()) {
                    return result.getResult().orElse("");
                }
                throw result.getException().orElseGet(() -> new IllegalStateException("a failed result"));
            }

            @Override
            public void close() {
                try {
                    client.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
