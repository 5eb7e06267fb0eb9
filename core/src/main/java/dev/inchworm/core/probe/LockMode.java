// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.probe;

import java.util.Arrays;
import java.util.Optional;

/**
 * The modes of a lock on a relation, weakest first.
 *
 * <p>Source: PostgreSQL documentation, "Explicit Locking", table of conflicting lock modes.
 */
public enum LockMode {
    /** Taken by every query. */
    ACCESS_SHARE("AccessShareLock", 1 << 0, 0b1000_0000),
    /** Taken by {@code select for update} and by the far end of a foreign key's check. */
    ROW_SHARE("RowShareLock", 1 << 1, 0b1100_0000),
    /** Taken by every write. */
    ROW_EXCLUSIVE("RowExclusiveLock", 1 << 2, 0b1111_0000),
    /** Taken by vacuum, validation and online builds. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", 1 << 3, 0b1111_1000),
    /** Taken by a plain index build. */
    SHARE("ShareLock", 1 << 4, 0b1110_1100),
    /** Taken by a new trigger and a new foreign key. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", 1 << 5, 0b1111_1100),
    /** Leaves plain reads alone and nothing else. */
    EXCLUSIVE("ExclusiveLock", 1 << 6, 0b1111_1110),
    /** Keeps everybody away. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock", 1 << 7, 0b1111_1111);

    private final String server;
    private final int bit;
    private final int conflicts;

    LockMode(String server, int bit, int conflicts) {
        this.server = server;
        this.bit = bit;
        this.conflicts = conflicts;
    }

    /** The mode that a server calls so, as {@code AccessExclusiveLock}; absent for one that is no relation's. */
    public static Optional<LockMode> of(String server) {
        return Arrays.stream(values())
                .filter(mode -> mode.server.equals(server))
                .findFirst();
    }

    /** Its name in statements and manuals, as {@code ACCESS EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Whether the two cannot be held by two transactions at once. */
    public boolean conflictsWith(LockMode other) {
        return (conflicts & other.bit) != 0;
    }

    /** Whether plain reads wait for it. */
    public boolean blocksReads() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Whether writes wait for it. */
    public boolean blocksWrites() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    /** What waits for it, for people. */
    public String blocks() {
        if (blocksReads()) {
            return "reads and writes";
        }
        if (blocksWrites()) {
            return "writes";
        }
        return this == SHARE_UPDATE_EXCLUSIVE ? "other schema changes only" : "nothing that an application does";
    }
}
