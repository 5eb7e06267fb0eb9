// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one open transaction has changed and holds, with its savepoints. */
final class Transaction {

    private final Deque<State> savepoints = new ArrayDeque<>();
    private State state = new State(Map.of(), Set.of(), false, false);

    /** What a savepoint brings back; a lock taken since then goes with it. */
    private record State(Map<Long, Optional<Row>> changes, Set<Long> locks, boolean isReading, boolean isWriting) {}

    /** The rows that this transaction sees. */
    NavigableMap<Long, Row> view(Map<Long, Row> committed) {
        NavigableMap<Long, Row> rows = new TreeMap<>(committed);
        state.changes()
                .forEach((key, row) -> row.ifPresentOrElse(found -> rows.put(key, found), () -> rows.remove(key)));
        return rows;
    }

    void reads() {
        state = new State(state.changes(), state.locks(), true, state.isWriting());
    }

    void writes() {
        state = new State(state.changes(), state.locks(), true, true);
    }

    void changes(long key, Optional<Row> row) {
        Map<Long, Optional<Row>> changes = new HashMap<>(state.changes());
        changes.put(key, row);
        Set<Long> locks = new HashSet<>(state.locks());
        locks.add(key);
        state = new State(changes, locks, true, true);
    }

    Map<Long, Optional<Row>> changes() {
        return state.changes();
    }

    Set<Long> locks() {
        return state.locks();
    }

    /** Whether it holds the table against a change of its columns. */
    boolean isReading() {
        return state.isReading();
    }

    /** Whether it holds the table against a new trigger. */
    boolean isWriting() {
        return state.isWriting();
    }

    int savepoints() {
        return savepoints.size();
    }

    void save() {
        savepoints.push(state);
    }

    /** Back to the newest savepoint, which stays. */
    void back() {
        state = savepoints.element();
    }
}
