// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A pattern of paths below one folder, their parts divided by slashes whatever the machine.
 *
 * <p>A star is any text within one part of a path, a question mark one character of it, two stars as a whole part are
 * any number of parts, none too. Every other character stands for itself. Immutable.
 */
public final class Glob {

    private static final int LENGTH_MAX = 400;
    private static final String ANY_PARTS = "**";
    private static final String ANY_TEXT = "*";
    private static final String ONE_LETTER = "?";
    private static final String UNKNOWN = "[]{}\\!";

    private final String text;
    private final List<String> parts;

    private Glob(String text) {
        this.text = text;
        // Two stars at the end are a folder's files, not the folder itself.
        String whole = text.equals(ANY_PARTS) || text.endsWith("/" + ANY_PARTS) ? text + "/" + ANY_TEXT : text;
        this.parts = List.of(whole.split("/", -1));
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException where {@link #problem} has one
     */
    public static Glob of(String text) {
        problem(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Glob(text);
    }

    /** What is wrong with a pattern, if something is. */
    public static Optional<String> problem(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.of("is longer than " + LENGTH_MAX + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (UNKNOWN.indexOf(text.charAt(i)) >= 0) {
                return Optional.of("has '%c' as character %d, which means nothing here; a pattern knows *, ? and **"
                        .formatted(text.charAt(i), i + 1));
            }
        }
        if (text.startsWith("/")) {
            return Optional.of("begins with a slash; paths begin at the repository's top");
        }
        for (String part : text.split("/", -1)) {
            if (part.isEmpty()) {
                return Optional.of(
                        text.endsWith("/")
                                ? "ends with a slash; a folder's files are %s**".formatted(text)
                                : "has an empty part between two slashes");
            }
            if (part.equals(".") || part.equals("..")) {
                return Optional.of("has the part '%s'; paths begin at the repository's top".formatted(part));
            }
            if (part.contains(ANY_PARTS) && !part.equals(ANY_PARTS)) {
                return Optional.of("has ** inside a part; it stands alone between slashes, as in src/**/*.sql");
            }
        }
        return Optional.empty();
    }

    /** Whether a path, its parts divided by slashes, is meant. */
    public boolean matches(String path) {
        List<String> given = List.of(path.split("/", -1));
        return matches(parts, given, ANY_PARTS::equals, Glob::partMatches);
    }

    private static boolean partMatches(String part, String given) {
        return matches(
                letters(part),
                letters(given),
                ANY_TEXT::equals,
                (each, letter) -> each.equals(ONE_LETTER) || each.equals(letter));
    }

    private static List<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /**
     * Whether {@code given} is {@code pattern}, an item that {@code isAny} standing for any number of items. Only the
     * last such item is ever tried longer, so the time is the product of both lengths at most.
     */
    private static boolean matches(
            List<String> pattern, List<String> given, Predicate<String> isAny, BiPredicate<String, String> isSame) {
        int at = 0;
        int any = -1;
        int anyUpTo = 0;
        int next = 0;
        while (next < given.size()) {
            if (at < pattern.size() && isAny.test(pattern.get(at))) {
                any = at++;
                anyUpTo = next;
            } else if (at < pattern.size() && isSame.test(pattern.get(at), given.get(next))) {
                at++;
                next++;
            } else if (any >= 0) {
                at = any + 1;
                next = ++anyUpTo;
            } else {
                return false;
            }
        }
        while (at < pattern.size() && isAny.test(pattern.get(at))) {
            at++;
        }
        return at == pattern.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
