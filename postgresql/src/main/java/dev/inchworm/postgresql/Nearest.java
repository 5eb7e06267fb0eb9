// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The nearest of {@code words}, if one is near enough to be a slip of the hand. */
    static Optional<String> to(String word, Collection<String> words) {
        return words.stream()
                .filter(each -> distance(word, each) <= Math.max(1, Math.max(word.length(), each.length()) / 3))
                .min(Comparator.comparingInt(each -> distance(word, each)));
    }

    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
