// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

/** What a write meets: which sides there are, and whether and how they are kept equal. */
enum Regime {
    OLD_ONLY,
    UNSYNCED,
    OLD_WINS,
    NEW_WINS,
    NEW_ONLY;

    boolean isSynced() {
        return this == OLD_WINS || this == NEW_WINS;
    }
}
