// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Phase;

/** A kind of operation of a client. */
enum Kind {
    BEGIN(14),
    COMMIT(5),
    ROLLBACK(6),
    SAVEPOINT(18),
    ROLLBACK_TO(24),
    READ(8),
    INSERT(6),
    INSERT_DEFAULT(4),
    UPDATE(12),
    UPDATE_ALL(6),
    UPDATE_CURRENCY(4),
    UPDATE_UNRELATED(4),
    DELETE(5),
    KEY_UPDATE(5),
    UPSERT(8),
    /** Both sides in one statement, and they disagree. */
    DISAGREE(5),
    /** A new value that the old side cannot hold. */
    OVERFLOW(2);

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** How often it is chosen. */
    int weight() {
        return weight;
    }

    /** Whether {@code version} may do it in {@code phase}, once that phase has done what it does. */
    boolean isLegal(Phase phase, Version version) {
        if (!version.isLiveIn(phase)) {
            return false;
        }
        boolean isSynced = Phase.DUAL_WRITE.reaches(phase) && phase != Phase.DONE;
        boolean readsNew = Phase.CUTOVER.reaches(phase);
        return switch (this) {
            case READ, UPDATE_ALL -> version != Version.V3 || readsNew;
            case UPDATE_CURRENCY -> version == Version.V3 || (version == Version.V2 && isSynced);
            case DISAGREE -> version == Version.V2 && isSynced;
            case INSERT_DEFAULT -> version != Version.V3 || isSynced;
            case OVERFLOW -> version == Version.V3 && isSynced;
            case BEGIN,
                    COMMIT,
                    ROLLBACK,
                    SAVEPOINT,
                    ROLLBACK_TO,
                    INSERT,
                    UPDATE,
                    UPDATE_UNRELATED,
                    DELETE,
                    KEY_UPDATE,
                    UPSERT -> true;
        };
    }
}
