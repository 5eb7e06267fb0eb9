// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import dev.inchworm.sdk.figure.MigrationGauges;

/** A migration in live at 10 %, two shadow reads waiting. */
final class SomeGauges implements MigrationGauges {

    @Override
    public int stage() {
        return 3;
    }

    @Override
    public int rampBp() {
        return 1_000;
    }

    @Override
    public int kill() {
        return 0;
    }

    @Override
    public long configVersion() {
        return 42;
    }

    @Override
    public double configAgeSeconds() {
        return 1.5;
    }

    @Override
    public int queueDepth() {
        return 2;
    }

    @Override
    public int queueCapacity() {
        return 256;
    }

    @Override
    public int activeThreads() {
        return 4;
    }
}
