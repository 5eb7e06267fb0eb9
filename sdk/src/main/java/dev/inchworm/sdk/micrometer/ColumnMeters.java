// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import dev.inchworm.sdk.figure.Access;
import dev.inchworm.sdk.figure.Presence;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What is counted of one column; each meter appears when there is something to say. */
@SuppressWarnings("EnumOrdinal") // a place in an array of this process, nothing that is kept
final class ColumnMeters {

    private final MeterRegistry registry;
    private final Tags tags;
    private final AtomicReference<@Nullable Presence> presence = new AtomicReference<>();
    private final Map<String, Counter> degraded = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<Counter> touches = new AtomicReferenceArray<>(Access.values().length);

    ColumnMeters(MeterRegistry registry, String table, String column) {
        this.registry = registry;
        this.tags = Tags.of("table", table, "column", column);
    }

    void found(Presence now) {
        if (presence.getAndSet(now) == null) {
            Gauge.builder(Names.CAPABILITY, presence, ColumnMeters::value)
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
        }
    }

    void degraded(String endpoint) {
        Counter held = degraded.get(endpoint);
        if (held == null) {
            String name = degraded.size() >= MicrometerMeters.NAMES_MAX ? Names.OTHER : endpoint;
            held = degraded.computeIfAbsent(
                    name,
                    asked -> Counter.builder(Names.CAPABILITY_DEGRADED)
                            .tags(tags)
                            .tag("endpoint", asked)
                            .register(registry));
        }
        held.increment();
    }

    void touched(Access access) {
        Counter held = touches.get(access.ordinal());
        if (held == null) {
            held = Counter.builder(Names.AUDIT_TOUCHES)
                    .tags(tags)
                    .tag("access", access.label())
                    .register(registry);
            touches.set(access.ordinal(), held);
        }
        held.increment();
    }

    private static double value(AtomicReference<@Nullable Presence> presence) {
        Presence now = presence.get();
        if (now == null) {
            return -1;
        }
        return switch (now) {
            case PRESENT -> 1;
            case ABSENT -> 0;
            case UNKNOWN -> -1;
        };
    }
}
