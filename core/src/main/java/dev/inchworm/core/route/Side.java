// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

/** One of the two representations while both exist. */
public enum Side {
    /** The representation that was there before. */
    OLD("old"),
    /** The representation that is to stay. */
    NEW("new");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** As every door and meter writes it. */
    public String label() {
        return label;
    }

    /** The opposite side. */
    public Side other() {
        return this == OLD ? NEW : OLD;
    }
}
