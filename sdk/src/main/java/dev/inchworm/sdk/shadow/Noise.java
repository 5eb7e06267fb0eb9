// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how the old side differs from itself. Threads share it. */
final class Noise {

    private final LongAdder compared = new LongAdder();
    private final LongAdder transients = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final Map<String, LongAdder> fields = new ConcurrentHashMap<>();

    void record(Verdict verdict) {
        switch (verdict.result()) {
            case MATCH, IGNORED -> compared.increment();
            case MISMATCH_TRANSIENT -> {
                compared.increment();
                transients.increment();
            }
            case MISMATCH_CONFIRMED -> {
                compared.increment();
                confirmed.increment();
                verdict.fields().forEach(this::differing);
            }
            case ERROR_MATCH, ERROR_MISMATCH, COMPARE_FAILED -> {}
        }
    }

    private void differing(String field) {
        fields.computeIfAbsent(field, unseen -> new LongAdder()).increment();
    }

    NoiseFloor floor() {
        Map<String, Long> counts = new HashMap<>();
        fields.forEach((name, count) -> counts.put(name, count.sum()));
        return new NoiseFloor(compared.sum(), transients.sum(), confirmed.sum(), counts);
    }
}
