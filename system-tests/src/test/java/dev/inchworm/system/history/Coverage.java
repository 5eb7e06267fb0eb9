// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each kind of operation was done by each version in each phase. */
final class Coverage {

    private final Map<Phase, Map<Version, Map<Kind, Integer>>> cells = new EnumMap<>(Phase.class);
    private final Map<String, Integer> moves = new java.util.TreeMap<>();

    void count(Phase phase, Version version, Kind kind) {
        cells.computeIfAbsent(phase, key -> new EnumMap<>(Version.class))
                .computeIfAbsent(version, key -> new EnumMap<>(Kind.class))
                .merge(kind, 1, Integer::sum);
    }

    /** Counts something that is no client's operation. */
    void count(String move) {
        moves.merge(move, 1, Integer::sum);
    }

    private int of(Phase phase, Version version, Kind kind) {
        return cells.getOrDefault(phase, Map.of())
                .getOrDefault(version, Map.of())
                .getOrDefault(kind, 0);
    }

    /** Legal cells that were never reached. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (Version version : Version.values()) {
                for (Kind kind : Kind.values()) {
                    if (kind.isLegal(phase, version) && of(phase, version, kind) == 0) {
                        missing.add(phase + " " + version + " " + kind);
                    }
                }
            }
        }
        return missing;
    }

    /** A line for each phase and version, a column for each kind; a dot where it may not be. */
    String table() {
        StringBuilder table = new StringBuilder("%-14s".formatted(""));
        for (Kind kind : Kind.values()) {
            table.append(" %7s".formatted(brief(kind)));
        }
        for (Phase phase : Phase.values()) {
            for (Version version : Version.values()) {
                if (version.isLiveIn(phase)) {
                    table.append("%n%-10s %-3s".formatted(phase, version));
                    for (Kind kind : Kind.values()) {
                        int count = of(phase, version, kind);
                        table.append(" %7s".formatted(kind.isLegal(phase, version) || count > 0 ? count : "."));
                    }
                }
            }
        }
        moves.forEach((move, count) -> table.append("%n%7d %s".formatted(count, move)));
        return table.toString();
    }

    private static String brief(Kind kind) {
        String name = kind.name()
                .toLowerCase(java.util.Locale.ROOT)
                .replace("update_", "up-")
                .replace("_", "-");
        return name.substring(0, Math.min(7, name.length()));
    }
}
