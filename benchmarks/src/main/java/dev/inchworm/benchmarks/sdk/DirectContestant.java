// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.util.Optional;

/** No library at all: the caller reads the old side. */
final class DirectContestant implements Contestant {

    @Override
    public String name() {
        return "direct call";
    }

    @Override
    public Caller shadow(Fault fault) {
        return new Caller() {
            @Override
            public String read() {
                return fault.old().apply(Fault.OWNER);
            }

            @Override
            public void close() {
                // Nothing was started.
            }
        };
    }

    @Override
    public Optional<Caller> live(Fault fault) {
        return Optional.empty();
    }
}
