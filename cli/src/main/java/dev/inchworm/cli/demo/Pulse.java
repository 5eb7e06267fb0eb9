// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.pace.Histogram;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.screen.Picture.Flow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The shop's operations second by second; one thread uses it. */
final class Pulse {
    private static final int SECONDS = 60;
    private static final long SECOND = 1_000_000_000L;

    private final Latencies latencies;
    private final Deque<Double> writes = new ArrayDeque<>();
    private final Deque<Double> reads = new ArrayDeque<>();
    private long takenAt = System.nanoTime();
    private Flow writeFlow = new Flow(0, 0, 0, List.of());
    private Flow readFlow = new Flow(0, 0, 0, List.of());

    Pulse(Latencies latencies) {
        this.latencies = latencies;
    }

    /** Takes another second if one has gone by. */
    void beat() {
        long now = System.nanoTime();
        if (now - takenAt < SECOND) {
            return;
        }
        double seconds = (now - takenAt) / (double) SECOND;
        takenAt = now;
        writeFlow = flow(latencies.takeWrites(), seconds, writes);
        readFlow = flow(latencies.takeReads(), seconds, reads);
    }

    private static Flow flow(Histogram histogram, double seconds, Deque<Double> history) {
        double p99 = histogram.percentile(99);
        history.addLast(p99);
        if (history.size() > SECONDS) {
            history.removeFirst();
        }
        return new Flow(histogram.count() / seconds, histogram.percentile(50), p99, List.copyOf(history));
    }

    Flow writes() {
        return writeFlow;
    }

    Flow reads() {
        return readFlow;
    }
}
