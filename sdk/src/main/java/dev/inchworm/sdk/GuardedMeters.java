// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.MigrationGauges;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an application's meters throw away from its reads; says so once. */
final class GuardedMeters implements MigrationMeters {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedMeters.class);

    private final MigrationMeters meters;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    private GuardedMeters(MigrationMeters meters) {
        this.meters = meters;
    }

    static MigrationMeters of(MigrationMeters meters) {
        return meters == MigrationMeters.none() ? meters : new GuardedMeters(meters);
    }

    @Override
    public void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {
        try {
            meters.call(op, side, stage, outcome, nanos);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void compared(Comparison result, long nanos) {
        try {
            meters.compared(result, nanos);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void dropped(Drop reason) {
        try {
            meters.dropped(reason);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void sampledOut() {
        try {
            meters.sampledOut();
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void fallback(Fallback reason) {
        try {
            meters.fallback(reason);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void mismatchField(String declaredField) {
        try {
            meters.mismatchField(declaredField);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    @Override
    public void gauges(MigrationGauges gauges) {
        try {
            meters.gauges(gauges);
        } catch (Throwable thrown) {
            warn(thrown);
        }
    }

    private void warn(Throwable thrown) {
        if (hasWarned.compareAndSet(false, true)) {
            LOG.warn("the application's meters have thrown; what they throw from now on is not told", thrown);
        }
    }
}
