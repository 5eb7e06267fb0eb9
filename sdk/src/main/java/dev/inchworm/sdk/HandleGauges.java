// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.figure.MigrationGauges;
import java.time.Duration;

/** What can be asked of a migration's handle at any time. */
record HandleGauges(MigrationClient client, String id) implements MigrationGauges {

    private static final double SECOND = 1e9;

    @Override
    public int stage() {
        return switch (handle().stage()) {
            case OFF -> 0;
            case DUALWRITE -> 1;
            case SHADOW -> 2;
            case LIVE -> 3;
            case RAMPDOWN -> 4;
            case COMPLETE -> 5;
        };
    }

    @Override
    public int rampBp() {
        return handle().percentBp();
    }

    @Override
    public int kill() {
        MigrationHandle now = handle();
        return now.stage() == Stage.LIVE && now.percentBp() == 0 ? 1 : 0;
    }

    @Override
    public long configVersion() {
        return handle().version();
    }

    @Override
    public double configAgeSeconds() {
        return client.newsAge().map(Duration::toNanos).map(age -> age / SECOND).orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public int queueDepth() {
        return client.shadows().queueDepth();
    }

    @Override
    public int queueCapacity() {
        return client.shadows().queueCapacity();
    }

    @Override
    public int activeThreads() {
        return client.shadows().activeThreads();
    }

    private MigrationHandle handle() {
        return client.migration(id);
    }
}
