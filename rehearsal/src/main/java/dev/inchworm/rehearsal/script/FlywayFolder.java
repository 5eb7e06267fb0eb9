// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.script;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SQL files of a folder in the order in which Flyway runs them on an empty database: the newest baseline
 * ({@code B}), versioned ones ({@code V}) after it by their version, then repeatable ones ({@code R}) by their
 * description. Undo migrations are left out. A folder that holds none of these is run by file name.
 */
public final class FlywayFolder {

    private static final Pattern NAME = Pattern.compile("([VBRU])(.*?)__(.*)\\.sql", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("[0-9]+([._][0-9]+)*");
    private static final int FILES_MAX = 20_000;

    private FlywayFolder() {}

    /** One file of the folder and how Flyway understands its name. */
    private record Named(Path file, char kind, List<BigInteger> version, String description) {}

    /**
     * The files to run, in order.
     *
     * @throws IOException if the folder cannot be read or holds too many files
     */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".sql"))
                    .limit(FILES_MAX + 1L)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        if (all.size() > FILES_MAX) {
            throw new IOException("%s holds more than %d SQL files".formatted(folder, FILES_MAX));
        }
        List<Named> named = all.stream().map(FlywayFolder::named).toList();
        return named.stream().noneMatch(file -> "VBR".indexOf(file.kind()) >= 0) ? all : ordered(named);
    }

    private static List<Path> ordered(List<Named> named) {
        Comparator<Named> byVersion = Comparator.comparing(Named::version, FlywayFolder::compare);
        List<Named> chosen = new ArrayList<>();
        named.stream().filter(file -> file.kind() == 'B').max(byVersion).ifPresent(chosen::add);
        List<BigInteger> baseline = chosen.isEmpty() ? List.of() : chosen.get(0).version();
        named.stream()
                .filter(file -> file.kind() == 'V' && compare(file.version(), baseline) > 0)
                .sorted(byVersion)
                .forEach(chosen::add);
        named.stream()
                .filter(file -> file.kind() == 'R')
                .sorted(Comparator.comparing(Named::description))
                .forEach(chosen::add);
        return chosen.stream().map(Named::file).toList();
    }

    private static Named named(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        boolean isFlyway = name.matches()
                && (name.group(1).equalsIgnoreCase("R")
                        ? name.group(2).isEmpty()
                        : VERSION.matcher(name.group(2)).matches());
        return isFlyway
                ? new Named(
                        file,
                        Character.toUpperCase(name.group(1).charAt(0)),
                        version(name.group(2)),
                        name.group(3).replace('_', ' '))
                : new Named(file, ' ', List.of(), "");
    }

    private static List<BigInteger> version(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("[._]")).map(BigInteger::new).toList();
    }

    /**
     * By number, part by part; {@code 1} equals {@code 1.0} and is older than {@code 1.1}; no version is the oldest.
     */
    private static int compare(List<BigInteger> left, List<BigInteger> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Integer.compare(left.size(), right.size());
        }
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
