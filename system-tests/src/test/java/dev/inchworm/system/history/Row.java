// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

/**
 * One order as the model knows it.
 *
 * @param amount what was last written, by whichever side
 * @param currency what was last written; what it would be filled with, if it never was
 * @param side what stands on the new side
 */
record Row(long amount, String currency, Side side) {

    /** The currency of a row that nobody gave one. */
    static final String FILL = "USD";

    /** What stands on a row's new side. */
    enum Side {
        /** Nothing yet. */
        MISSING,
        /** The same as on the old side. */
        SAME,
        /** Something that a write without sync left behind; the backfill mends it. */
        STALE
    }

    Row with(Side other) {
        return new Row(amount, currency, other);
    }

    /** The row after its new side was taken away. */
    Row withoutNewSide() {
        return new Row(amount, FILL, Side.MISSING);
    }
}
