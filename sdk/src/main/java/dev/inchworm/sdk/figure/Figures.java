// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import dev.inchworm.core.route.Side;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one instance has counted of one migration since it started.
 *
 * <p>Cumulative, so that a lost report loses nothing. Threads share it; adding allocates nothing and never fails.
 */
@SuppressWarnings("EnumOrdinal") // adders lie in arrays so that adding allocates nothing
public final class Figures {

    private final LongAdder[] reads = adders(2);
    private final LongAdder[] readErrors = adders(2);
    private final LongAdder writes = new LongAdder();
    private final LongAdder writeErrors = new LongAdder();
    private final LongAdder[] comparisons = adders(Comparison.values().length);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();
    private final LongAdder nullKeys = new LongAdder();
    private final Histogram[] readTimes = {new Histogram(), new Histogram()};
    private final Histogram writeTimes = new Histogram();
    private volatile boolean usesOld = true;
    private volatile boolean usesNew;
    private volatile boolean shadows;
    private volatile boolean audits;
    private volatile boolean isGone;
    private volatile String application = "";

    /** Counts a read of that side. {@code nanos} is how long it took; negative if it was not timed. */
    public void read(Side side, boolean isOk, long nanos) {
        int at = side.ordinal();
        reads[at].increment();
        if (!isOk) {
            readErrors[at].increment();
        }
        if (nanos >= 0) {
            readTimes[at].add(nanos);
        }
    }

    /** Counts a write that followed the route. {@code nanos} is how long it took; negative if it was not timed. */
    public void write(boolean isOk, long nanos) {
        writes.increment();
        if (!isOk) {
            writeErrors.increment();
        }
        if (nanos >= 0) {
            writeTimes.add(nanos);
        }
    }

    /** Counts a shadow read that was compared. */
    public void compared(Comparison result) {
        comparisons[result.ordinal()].increment();
    }

    /** Counts a shadow read that was not made, for whatever reason but sampling. */
    public void dropped() {
        dropped.increment();
    }

    /** Counts a read of the new side that the old one answered. */
    public void fallback() {
        fallbacks.increment();
    }

    /** Counts a decision without a key, which is old. */
    public void nullKey() {
        nullKeys.increment();
    }

    /** Says which sides this instance may use from now on. */
    public void uses(boolean old, boolean fresh) {
        usesOld = old;
        usesNew = fresh;
    }

    /** Says whether this instance makes shadow reads. */
    public void shadows(boolean does) {
        shadows = does;
    }

    /** Says whether this instance audits who uses which side. */
    public void audits(boolean does) {
        audits = does;
    }

    /** Says to which application this instance belongs, so that its writes are known by that name. */
    public void application(String name) {
        application = name;
    }

    /** Says that this instance will not report again. */
    public void goodbye() {
        isGone = true;
    }

    /** Shadow reads that ended so. */
    public long count(Comparison result) {
        return comparisons[result.ordinal()].sum();
    }

    /** Reads of that side, failed ones among them. */
    public long reads(Side side) {
        return reads[side.ordinal()].sum();
    }

    /** Reads of that side that failed. */
    public long readErrors(Side side) {
        return readErrors[side.ordinal()].sum();
    }

    /** Reads of the new side that the old one answered. */
    public long fallbacks() {
        return fallbacks.sum();
    }

    /** Shadow reads that were not made. */
    public long drops() {
        return dropped.sum();
    }

    /** All of it as the database function {@code inchworm.report} takes it. */
    public String json() {
        JsonText json = new JsonText();
        json.number("reads_old", reads[0].sum()).number("reads_new", reads[1].sum());
        json.number("errors_old", readErrors[0].sum()).number("errors_new", readErrors[1].sum());
        json.number("writes", writes.sum()).number("write_errors", writeErrors.sum());
        json.number("divergences", count(Comparison.MISMATCH_CONFIRMED));
        json.number("shadow_compared", compared());
        json.number("shadow_transient", count(Comparison.MISMATCH_TRANSIENT));
        json.number("shadow_dropped", dropped.sum()).number("fallbacks", fallbacks.sum());
        json.number("null_keys", nullKeys.sum());
        json.flag("shadow", shadows)
                .flag("uses_old", usesOld)
                .flag("uses_new", usesNew)
                .flag("audits", audits);
        if (!application.isEmpty()) {
            json.text("application", application);
        }
        if (isGone) {
            json.flag("gone", true);
        }
        json.counts("reads_old_us", readTimes[0]).counts("reads_new_us", readTimes[1]);
        return json.counts("writes_us", writeTimes).end();
    }

    private long compared() {
        long sum = 0;
        for (Comparison each : Comparison.values()) {
            if (each != Comparison.IGNORED && each != Comparison.COMPARE_FAILED) {
                sum += count(each);
            }
        }
        return sum;
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }
}
