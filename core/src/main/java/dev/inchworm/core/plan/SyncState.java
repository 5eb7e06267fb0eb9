// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

/** How the sync of a same-row change behaves. */
public enum SyncState {
    /** There is none. */
    OFF,
    /** Both sides are kept equal; where a statement wrote both and they disagree, old wins. */
    OLD_WINS,
    /** As before, and new wins. */
    NEW_WINS,
    /** New wins; a write that changes old is still carried to new, and recorded with application and role. */
    GUARD,
    /** The old columns are hidden under other names and still filled. */
    QUARANTINE
}
