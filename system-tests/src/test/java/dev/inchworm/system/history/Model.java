// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.system.history.Row.Side;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** What is committed, and which sides there are. */
final class Model {

    private final NavigableMap<Long, Row> rows = new TreeMap<>();
    private Phase phase = Phase.PREPARE;
    private Stage stage = Stage.OFF;
    private SyncState sync = SyncState.OFF;
    private int percentBp;
    private boolean hasNew;
    private boolean hasOld = true;
    private boolean isOldRestored = true;
    private int switches;

    NavigableMap<Long, Row> rows() {
        return rows;
    }

    Phase phase() {
        return phase;
    }

    Stage stage() {
        return stage;
    }

    int percentBp() {
        return percentBp;
    }

    SyncState sync() {
        return sync;
    }

    boolean hasNew() {
        return hasNew;
    }

    /** Whether the old side is there, under whichever name. */
    boolean hasOld() {
        return hasOld;
    }

    boolean isOldHidden() {
        return sync == SyncState.QUARANTINE;
    }

    /** Whether every row's old side has its value. */
    boolean isOldRestored() {
        return isOldRestored;
    }

    /** How often the sync has changed; a transaction that is older than the last time may still meet the one before. */
    int switches() {
        return switches;
    }

    Regime regime() {
        if (!hasNew) {
            return Regime.OLD_ONLY;
        }
        return switch (sync) {
            case OFF -> hasOld ? Regime.UNSYNCED : Regime.NEW_ONLY;
            case OLD_WINS -> Regime.OLD_WINS;
            case NEW_WINS, GUARD, QUARANTINE -> Regime.NEW_WINS;
        };
    }

    void enter(Phase next, Stage seen) {
        phase = next;
        stage = seen;
    }

    void stage(Stage seen) {
        stage = seen;
    }

    void route(int toNewBp) {
        percentBp = toNewBp;
    }

    void newSide(boolean isThere) {
        hasNew = isThere;
        rows.replaceAll((key, row) -> row.withoutNewSide());
    }

    void sync(SyncState next) {
        if (sync == SyncState.QUARANTINE && next == SyncState.OFF) {
            hasOld = false;
        } else if (sync == SyncState.OFF && next == SyncState.QUARANTINE) {
            hasOld = true;
            isOldRestored = false;
        }
        sync = next;
        switches++;
    }

    void restored() {
        isOldRestored = true;
    }

    void commit(Transaction transaction) {
        transaction.changes().forEach(this::put);
    }

    void put(long key, Optional<Row> row) {
        row.ifPresentOrElse(found -> rows.put(key, found), () -> rows.remove(key));
    }

    /** A chunk carried those rows over. */
    void copied(LongPredicate range) {
        for (Map.Entry<Long, Row> each : rows.entrySet()) {
            if (range.test(each.getKey())) {
                each.setValue(each.getValue().with(Side.SAME));
            }
        }
    }

    /** How many of those rows need not be the same on both sides yet. */
    long notSame(LongPredicate range) {
        return rows.entrySet().stream()
                .filter(each -> range.test(each.getKey()))
                .filter(each -> each.getValue().side() != Side.SAME)
                .count();
    }
}
