// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

/** Two sides so cheap that whatever is measured around them is overhead. Equal rows, but not the same objects. */
final class Sides {

    private static final int ROWS = 64;

    private final String[] old = new String[ROWS];
    private final String[] fresh = new String[ROWS];

    Sides() {
        for (int row = 0; row < ROWS; row++) {
            old[row] = "row-" + row;
            fresh[row] = "row-".concat(Integer.toString(row));
        }
    }

    String readOld(Owner owner) {
        return old[owner.number() & (ROWS - 1)];
    }

    String readNew(Owner owner) {
        return fresh[owner.number() & (ROWS - 1)];
    }
}
