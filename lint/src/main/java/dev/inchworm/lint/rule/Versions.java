// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/**
 * Major versions of PostgreSQL.
 *
 * @param from the first, inclusive
 * @param to the last, inclusive
 */
public record Versions(int from, int to) {

    /** Every version. */
    public static final Versions ALL = new Versions(0, Integer.MAX_VALUE);

    /** {@code version} and later ones. */
    public static Versions from(int version) {
        return new Versions(version, Integer.MAX_VALUE);
    }

    /** {@code version} and earlier ones. */
    public static Versions upTo(int version) {
        return new Versions(0, version);
    }

    /** Whether {@code version} is among them. */
    public boolean has(int version) {
        return version >= from && version <= to;
    }

    /** {@code all}, {@code 12+}, {@code up to 17} or {@code 12 to 17}. */
    public String words() {
        if (to == Integer.MAX_VALUE) {
            return from == 0 ? "all" : from + "+";
        }
        return from == 0 ? "up to " + to : from + " to " + to;
    }
}
