// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import java.util.Locale;

/** A release of the shop's code. */
public enum Release {
    /** Knows {@code total_amount} only. */
    V1,
    /** Writes both sides and reads by the route. */
    V2,
    /** Knows {@code total_amount_minor} and {@code currency} only, and writes euros too. */
    V3;

    /** As it is written in application names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What this release writes.
     *
     * @param writesOld whether the migration wants the old side written
     * @param writesNew whether it wants the new side written
     */
    public Shape writes(boolean writesOld, boolean writesNew) {
        return switch (this) {
            case V1 -> Shape.OLD;
            case V2 -> writesNew ? (writesOld ? Shape.BOTH : Shape.NEW) : Shape.OLD;
            case V3 -> Shape.NEW;
        };
    }
}
