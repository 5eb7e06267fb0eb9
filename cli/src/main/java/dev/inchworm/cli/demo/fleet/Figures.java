// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inchworm.cli.demo.shop.Side;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What one application instance has counted since its start, as it reports it.
 *
 * <p>Threads share it.
 */
final class Figures {
    private static final int BUCKETS = 160;
    private static final double OCTAVE_PARTS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Timed readsOld = new Timed();
    private final Timed readsNew = new Timed();
    private final Timed writes = new Timed();
    private final AtomicLong divergences = new AtomicLong();

    void read(Side side, long nanoseconds) {
        (side == Side.OLD ? readsOld : readsNew).add(nanoseconds);
    }

    void readFailed(Side side) {
        (side == Side.OLD ? readsOld : readsNew).failed.incrementAndGet();
    }

    void write(long nanoseconds) {
        writes.add(nanoseconds);
    }

    void writeFailed() {
        writes.failed.incrementAndGet();
    }

    void diverge() {
        divergences.incrementAndGet();
    }

    long divergences() {
        return divergences.get();
    }

    /** The figures as they are reported. */
    String json(boolean usesOld, boolean usesNew, boolean isGone) {
        ObjectNode node = JSON.createObjectNode();
        node.put("reads_old", readsOld.count.get());
        node.put("reads_new", readsNew.count.get());
        node.put("errors_old", readsOld.failed.get());
        node.put("errors_new", readsNew.failed.get());
        node.put("writes", writes.count.get());
        node.put("write_errors", writes.failed.get());
        node.put("divergences", divergences.get());
        node.put("uses_old", usesOld);
        node.put("uses_new", usesNew);
        if (isGone) {
            node.put("gone", true);
        }
        readsOld.write(node.putObject("reads_old_us"));
        readsNew.write(node.putObject("reads_new_us"));
        writes.write(node.putObject("writes_us"));
        return node.toString();
    }

    private static final class Timed {
        private final AtomicLong count = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);

        void add(long nanoseconds) {
            double octaves = Math.log(Math.max(1.0, nanoseconds / 1_000.0)) / Math.log(2);
            count.incrementAndGet();
            buckets.incrementAndGet(Math.min(BUCKETS - 1, (int) (OCTAVE_PARTS * octaves)));
        }

        void write(ObjectNode node) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                long found = buckets.get(bucket);
                if (found > 0) {
                    node.put(Integer.toString(bucket), found);
                }
            }
        }
    }
}
