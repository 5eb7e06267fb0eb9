// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

/**
 * One fact of a mapping, as an example of the packet states it and as the server computes it.
 *
 * @param line of the example in the file
 * @param way what was computed
 * @param subject the column, or for {@link Way#SAME} the condition
 * @param expected as the example says, {@code null} for no value
 * @param actual as the server says, or its error
 * @param holds whether the two agree
 */
public record Fact(int line, Way way, String subject, String expected, String actual, boolean holds) {

    /** What of a mapping is computed. */
    public enum Way {
        /** A new column from the old side. */
        UP("up"),
        /** An old column from the new side. */
        DOWN("down"),
        /** An old column from the new side that was computed from the old one: what it loses is lost for good. */
        ROUND("down(up)"),
        /** Whether the two sides are equal. */
        SAME("same");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        /** As a table shows it. */
        public String words() {
            return words;
        }
    }

    /** Whether it shows that going there and back loses something. */
    public boolean isLoss() {
        return way == Way.ROUND && !holds;
    }

    /** One line for people. */
    public String text() {
        return holds
                ? "line %d: %s %s = %s".formatted(line, way.words(), subject, actual)
                : "line %d: %s %s expected %s, actual %s%s"
                        .formatted(
                                line, way.words(), subject, expected, actual, isLoss() ? ": the mapping is lossy" : "");
    }
}
