// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a probe told, in one short line: {@code AE t; rewrote t; built t_pkey; scanned t}. */
final class Shown {

    private Shown() {}

    static String of(Measured measured) {
        List<String> parts = new ArrayList<>();
        if (measured.how() != Measured.How.IN_TRANSACTION) {
            parts.add(measured.how().name().toLowerCase(java.util.Locale.ROOT));
        }
        measured.error().ifPresent(error -> parts.add("error " + error.state()));
        TreeMap<String, LockMode> strongest = new TreeMap<>();
        measured.locks().stream()
                .filter(lock -> lock.relation().holdsRows() && !lock.relation().isNew())
                .forEach(lock -> strongest.merge(
                        lock.relation().name().name(), lock.mode(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        strongest.forEach((name, mode) -> parts.add(letters(mode) + " " + name));
        add(parts, "rewrote", measured.rewritten());
        add(parts, "emptied", measured.emptied());
        add(parts, "built", measured.built());
        add(
                parts,
                "scanned",
                measured.scans().stream().map(Measured.Scan::relation).toList());
        return String.join("; ", parts);
    }

    /** The first letters of a mode's words, as people abbreviate it. */
    static String letters(LockMode mode) {
        return Arrays.stream(mode.words().split(" ", -1))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    private static void add(List<String> parts, String word, List<Relation> relations) {
        String names = relations.stream()
                .filter(relation -> relation.kind() != Relation.Kind.TOAST)
                .map(relation -> relation.name().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            parts.add(word + " " + names);
        }
    }
}
