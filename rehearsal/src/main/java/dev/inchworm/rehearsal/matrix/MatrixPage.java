// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.matrix;

import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.matrix.Matrix.Break;
import dev.inchworm.rehearsal.matrix.Matrix.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The matrix as people and as programs read it. */
public final class MatrixPage {

    private static final int NAME_MAX = 16;
    private static final String LEGEND =
            "ok runs   FAIL live there and fails   + would run, not live there   - fails, not live there";

    private MatrixPage() {}

    /** The table, within 98 characters; what its signs mean; then each failure, and what proves nothing. */
    public static List<String> lines(Matrix matrix) {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "", Phase::name));
        for (AppStatement statement : matrix.statements()) {
            String name = shortened(statement.name());
            if (isSameBothWays(matrix, statement)) {
                lines.add(row(name, "<->", phase -> word(matrix, statement, new Place(phase, Direction.FORWARD))));
            } else {
                lines.add(row(name, "->", phase -> word(matrix, statement, new Place(phase, Direction.FORWARD))));
                lines.add(row("", "<-", phase -> word(matrix, statement, new Place(phase, Direction.BACK))));
            }
        }
        lines.add(LEGEND);
        lines.addAll(failures(matrix));
        for (AppStatement statement : matrix.statements()) {
            if (matrix.provesNothing(statement)) {
                lines.add("%s touches no row, so that its cells prove little: give it a value under with:"
                        .formatted(statement.name()));
            }
        }
        return lines;
    }

    private static boolean isSameBothWays(Matrix matrix, AppStatement statement) {
        return Arrays.stream(Phase.values()).allMatch(phase -> {
            String back = word(matrix, statement, new Place(phase, Direction.BACK));
            return back.isEmpty() || back.equals(word(matrix, statement, new Place(phase, Direction.FORWARD)));
        });
    }

    /** One line for each statement and error, with the places in which it was met. */
    private static List<String> failures(Matrix matrix) {
        Map<String, List<Break>> grouped = new LinkedHashMap<>();
        matrix.breaks()
                .forEach(each -> grouped.computeIfAbsent(
                                each.statement().name() + " " + each.failure(), same -> new ArrayList<>())
                        .add(each));
        return grouped.values().stream()
                .map(group -> "%s is live and fails in %s: %s"
                        .formatted(
                                group.get(0).statement().name(),
                                places(group),
                                group.get(0).failure()))
                .toList();
    }

    private static String places(List<Break> group) {
        List<Phase> forward = phases(group, Direction.FORWARD);
        List<Phase> back = phases(group, Direction.BACK);
        if (forward.equals(back)) {
            return words(forward) + " both ways";
        }
        String there = words(forward);
        String onTheWayBack = back.isEmpty() ? "" : words(back) + " on the way back";
        return there.isEmpty() || onTheWayBack.isEmpty() ? there + onTheWayBack : there + ", and in " + onTheWayBack;
    }

    private static List<Phase> phases(List<Break> group, Direction direction) {
        return group.stream()
                .map(Break::place)
                .filter(place -> place.direction() == direction)
                .map(Place::phase)
                .toList();
    }

    private static String words(List<Phase> phases) {
        return phases.stream().map(Phase::name).collect(Collectors.joining(", "));
    }

    private static String row(String name, String direction, Function<Phase, String> cell) {
        StringBuilder line = new StringBuilder("%-16s %-3s".formatted(name, direction));
        for (Phase phase : Phase.values()) {
            line.append(' ').append(("%-" + phase.name().length() + "s").formatted(cell.apply(phase)));
        }
        return line.toString().stripTrailing();
    }

    private static String shortened(String name) {
        return name.length() > NAME_MAX ? name.substring(0, NAME_MAX - 2) + ".." : name;
    }

    private static String word(Matrix matrix, AppStatement statement, Place place) {
        Optional<Cell> cell = matrix.cell(statement, place.phase(), place.direction());
        if (cell.isEmpty()) {
            return "";
        }
        boolean isLive = statement.isLive(place.phase());
        if (cell.get().isDone()) {
            return isLive ? "ok" : "+";
        }
        return isLive ? "FAIL" : "-";
    }

    /** The same as a table in Markdown, with what fails under it. */
    public static String markdown(Matrix matrix) {
        StringBuilder page = new StringBuilder("| version | |");
        for (Phase phase : Phase.values()) {
            page.append(' ').append(phase).append(" |");
        }
        page.append("\n|---|---|").append("---|".repeat(Phase.values().length)).append('\n');
        for (AppStatement statement : matrix.statements()) {
            for (Direction direction : Direction.values()) {
                page.append(direction == Direction.FORWARD ? "| `" + statement.name() + "` | forward |" : "| | back |");
                for (Phase phase : Phase.values()) {
                    String word = word(matrix, statement, new Place(phase, direction));
                    page.append(' ')
                            .append(word.equals("FAIL") ? "**FAIL**" : word)
                            .append(" |");
                }
                page.append('\n');
            }
        }
        page.append('\n').append(LEGEND).append('\n');
        failures(matrix).forEach(line -> page.append("* ").append(line).append('\n'));
        return page.toString();
    }

    /** The same for programs; keys in a fixed order. */
    public static Map<String, Object> json(Matrix matrix) {
        List<Map<String, Object>> versions = new ArrayList<>();
        for (AppStatement statement : matrix.statements()) {
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("statement", statement.name());
            version.put("live", List.of(statement.from().name(), statement.to().name()));
            version.put("forward", cells(matrix, statement, Direction.FORWARD));
            version.put("back", cells(matrix, statement, Direction.BACK));
            version.put(
                    "wider", matrix.wider(statement).stream().map(Phase::name).toList());
            versions.add(version);
        }
        return Map.of(
                "versions",
                versions,
                "breaks",
                matrix.breaks().stream().map(Break::line).toList());
    }

    private static Map<String, Object> cells(Matrix matrix, AppStatement statement, Direction direction) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            matrix.cell(statement, phase, direction).ifPresent(cell -> {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("live", statement.isLive(phase));
                told.put("ok", cell.isDone());
                told.put("rows", cell.rows());
                cell.failure().ifPresent(failure -> {
                    told.put("sqlstate", failure.state());
                    told.put("message", failure.message());
                });
                cells.put(phase.name(), told);
            });
        }
        return cells;
    }
}
