// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

/** How strong a lock a statement takes, and so how it is guarded. */
public enum LockClass {
    /** Blocks every read and write of the table while it is held or waited for. */
    STRONG("reads and writes"),
    /** Blocks every write of the table while it is held or waited for. */
    WRITES("writes"),
    /** Blocks neither reads nor writes; may wait long, so it never gets a short lock timeout. */
    ONLINE("other schema changes only"),
    /** Takes no lock that an application could meet. */
    NONE("nothing");

    private final String blocks;

    LockClass(String blocks) {
        this.blocks = blocks;
    }

    /** What waits behind it, for people. */
    public String blocks() {
        return blocks;
    }

    /** Whether it is guarded by a short lock timeout and retries. */
    public boolean isStrong() {
        return this == STRONG || this == WRITES;
    }
}
