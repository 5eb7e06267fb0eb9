// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Flyway understands a file's name, and in which order it runs files: baselines and versioned ones by version, then
 * repeatable ones by description. A file that is none of Flyway's comes first, by its path.
 *
 * @param file the file
 * @param prefix {@code B}, {@code V}, {@code U} or {@code R}; a blank for a file that is none of Flyway's
 * @param version its parts; empty for a repeatable one
 * @param description as in the name
 */
record FlywayName(Path file, char prefix, List<BigInteger> version, String description) {

    private static final Pattern NAME =
            Pattern.compile("([VBRU])([0-9]+(?:[._][0-9]+)*)?__(.*)\\.sql", Pattern.CASE_INSENSITIVE);

    static final Comparator<FlywayName> ORDER = Comparator.comparing(FlywayName::group)
            .thenComparing(FlywayName::version, FlywayName::compare)
            .thenComparing(FlywayName::prefix)
            .thenComparing(FlywayName::description)
            .thenComparing(name -> name.file.toString());

    static FlywayName of(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches() || name.group(1).equalsIgnoreCase("R") == (name.group(2) != null)) {
            return new FlywayName(file, ' ', List.of(), "");
        }
        String version = name.group(2) == null ? "" : name.group(2);
        List<BigInteger> parts = version.isEmpty()
                ? List.of()
                : Arrays.stream(version.split("[._]", -1)).map(BigInteger::new).toList();
        char prefix = name.group(1).toUpperCase(Locale.ROOT).charAt(0);
        return new FlywayName(file, prefix, parts, String.valueOf(name.group(3)));
    }

    boolean isFlyway() {
        return prefix != ' ';
    }

    boolean isUndo() {
        return prefix == 'U';
    }

    private int group() {
        return switch (prefix) {
            case ' ' -> 0;
            case 'R' -> 2;
            default -> 1;
        };
    }

    private static int compare(List<BigInteger> left, List<BigInteger> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = part(left, i).compareTo(part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger part(List<BigInteger> version, int index) {
        return index < version.size() ? version.get(index) : BigInteger.ZERO;
    }
}
