// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;

/** Counts nothing. */
final class NoMeters implements Meters, MigrationMeters {

    private static final NoMeters NONE = new NoMeters();
    static final Meters METERS = NONE;
    static final MigrationMeters MIGRATION = NONE;

    private NoMeters() {}

    @Override
    public MigrationMeters migration(String id) {
        return this;
    }

    @Override
    public void refreshed(Trigger trigger, boolean isOk) {}

    @Override
    public void capability(String table, String column, Presence presence) {}

    @Override
    public void degraded(String table, String column) {}

    @Override
    public void touched(String table, String column, Access access) {}

    @Override
    public void usageDropped() {}

    @Override
    public void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {}

    @Override
    public void compared(Comparison result, long nanos) {}

    @Override
    public void dropped(Drop reason) {}

    @Override
    public void sampledOut() {}

    @Override
    public void fallback(Fallback reason) {}

    @Override
    public void mismatchField(String declaredField) {}

    @Override
    public void gauges(MigrationGauges gauges) {}
}
