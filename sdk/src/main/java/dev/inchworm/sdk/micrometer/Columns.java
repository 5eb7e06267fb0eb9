// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The columns that the application watches or looks for, each with its meters; a bounded number of them. */
final class Columns {

    private final MeterRegistry registry;
    private final Map<String, Map<String, ColumnMeters>> tables = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ColumnMeters others;

    Columns(MeterRegistry registry) {
        this.registry = registry;
        this.others = new ColumnMeters(registry, Names.OTHER, Names.OTHER);
    }

    ColumnMeters of(String table, String column) {
        Map<String, ColumnMeters> columns = tables.get(table);
        ColumnMeters known = columns == null ? null : columns.get(column);
        if (known != null) {
            return known;
        }
        return count.get() >= MicrometerMeters.NAMES_MAX ? others : added(table, column);
    }

    private ColumnMeters added(String table, String column) {
        return tables.computeIfAbsent(table, name -> new ConcurrentHashMap<>()).computeIfAbsent(column, name -> {
            count.incrementAndGet();
            return new ColumnMeters(registry, table, name);
        });
    }
}
