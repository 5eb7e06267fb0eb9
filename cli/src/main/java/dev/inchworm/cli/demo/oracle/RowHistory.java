// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every committed version of one row. Versions are taken under the row lock, so they are the order in which the writes
 * took place; acknowledgements may arrive in another order and wait here for the gap to close.
 *
 * <p>Threads may share it.
 */
public final class RowHistory {
    private final long customer;
    private final List<Value> values = new ArrayList<>();
    private final NavigableMap<Long, Effect> waiting = new TreeMap<>();
    private long acknowledged;

    RowHistory(long customer, Value first) {
        this.customer = customer;
        values.add(first);
    }

    /** The owner of the row. */
    public long customer() {
        return customer;
    }

    /** The highest version that a client was told is committed. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /** Takes a committed write; false if another write was told the same version, so that one of them is lost. */
    synchronized boolean acknowledge(long version, Effect effect) {
        boolean isNew = version >= values.size() && waiting.putIfAbsent(version, effect) == null;
        for (Effect next = waiting.remove((long) values.size());
                next != null;
                next = waiting.remove((long) values.size())) {
            values.add(next.on(values.get(values.size() - 1)));
        }
        acknowledged = Math.max(acknowledged, version);
        return isNew;
    }

    /** The row at {@code version}; empty while writes up to it are not all acknowledged. */
    synchronized Optional<Value> at(long version) {
        return version >= 0 && version < values.size() ? Optional.of(values.get((int) version)) : Optional.empty();
    }

    synchronized boolean hasGap() {
        return !waiting.isEmpty();
    }
}
