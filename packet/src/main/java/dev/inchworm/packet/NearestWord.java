// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** The word that somebody most likely meant. */
final class NearestWord {

    private NearestWord() {}

    /** The nearest of {@code words}, if one is near: at most a third of its letters differ, at least one may. */
    static Optional<String> of(String typed, Collection<String> words) {
        return new TreeSet<>(words)
                .stream()
                        .filter(word ->
                                distance(typed, word) <= Math.max(1, Math.max(typed.length(), word.length()) / 3))
                        .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** What to say after a word that is not known. */
    static String hint(String typed, Collection<String> words) {
        return of(typed, words)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "known here: " + String.join(", ", words));
    }

    /** Letters to insert, remove, replace, or swap with their neighbour, to make one word of the other. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        boolean equal = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (equal ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
