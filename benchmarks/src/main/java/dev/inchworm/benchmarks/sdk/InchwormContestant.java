// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.Reads;
import dev.inchworm.sdk.compare.Difference;
import dev.inchworm.sdk.shadow.ShadowOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ours, as it is by default. */
final class InchwormContestant implements Contestant {

    @Override
    public String name() {
        return "Inchworm";
    }

    @Override
    public Caller shadow(Fault fault) {
        return caller(Stage.SHADOW, 0, fault);
    }

    @Override
    public Optional<Caller> live(Fault fault) {
        return Optional.of(caller(Stage.LIVE, Bucket.COUNT, fault));
    }

    private static Caller caller(Stage stage, int percentBp, Fault fault) {
        MigrationClient client = Inchworm.client(stage, percentBp, ShadowOptions.defaults());
        Reads<Owner, String, RuntimeException> reads = client.migration(Inchworm.MIGRATION)
                .<Owner, String, RuntimeException>reads(fault.old()::apply, fault.fresh()::apply)
                .key(Owner::text)
                .comparator((old, fresh) -> differing(fault, old, fresh))
                .build();
        return new Caller() {
            @Override
            public String read() {
                String row = reads.read(Fault.OWNER);
                return row == null ? "no row" : row;
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private static Difference differing(Fault fault, @Nullable String old, @Nullable String fresh) {
        boolean areBoth = old != null && fresh != null;
        return areBoth && fault.comparator().test(old, fresh) ? Difference.none() : Difference.of(Difference.VALUE);
    }
}
