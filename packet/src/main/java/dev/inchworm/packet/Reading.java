// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** What one reading of one file gathers: mistakes, defaults taken, keys that nothing judges yet. One thread. */
final class Reading {

    /** Mistakes told at once; a longer list helps nobody. */
    static final int MISTAKES_MAX = 20;

    private final String file;
    private final boolean showsValues;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<String> defaults = new ArrayList<>();
    private final List<String> notJudged = new ArrayList<>();

    /**
     * Begins to read.
     *
     * @param file as it is named in messages
     * @param showsValues whether a message may repeat what the file says; never where it may hold a secret
     */
    Reading(String file, boolean showsValues) {
        this.file = file;
        this.showsValues = showsValues;
    }

    private record Mistake(int line, int column, ErrorCode code, String text, String next) {}

    boolean showsValues() {
        return showsValues;
    }

    void mistake(ErrorCode code, Optional<Mark> at, String text, String next) {
        mistakes.add(new Mistake(
                at.map(Mark::getLine).orElse(0) + 1, at.map(Mark::getColumn).orElse(0) + 1, code, text, next));
    }

    void defaultTaken(String path, String value) {
        defaults.add(path + " = " + value);
    }

    void notJudged(Optional<Mark> at, String text) {
        notJudged.add(place(
                        at.map(Mark::getLine).orElse(0) + 1,
                        at.map(Mark::getColumn).orElse(0) + 1) + " " + text);
    }

    List<String> defaults() {
        return List.copyOf(defaults);
    }

    List<String> notJudged() {
        return List.copyOf(notJudged);
    }

    boolean hasMistakes() {
        return !mistakes.isEmpty();
    }

    /** Fails with every mistake found so far, in the order of their places. */
    void throwIfMistaken() {
        if (mistakes.isEmpty()) {
            return;
        }
        List<Mistake> sorted = mistakes.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Mistake::line)
                        .thenComparingInt(Mistake::column)
                        .thenComparing(Mistake::text))
                .toList();
        boolean mapping = sorted.stream().allMatch(mistake -> mistake.code() == ErrorCode.MAPPING_REFUSED);
        Mistake first = sorted.get(0);
        throw new InchwormException(
                mapping ? ErrorCode.MAPPING_REFUSED : ErrorCode.FILE_NOT_UNDERSTOOD,
                sorted.size() == 1 ? line(first) : listing(sorted),
                "judged offline: nothing was opened and nothing changed",
                sorted.size() == 1 ? first.next() : "correct them and give the same command again");
    }

    private String listing(List<Mistake> sorted) {
        StringBuilder text = new StringBuilder(file + " has " + sorted.size() + " mistakes");
        sorted.stream()
                .limit(MISTAKES_MAX)
                .forEach(mistake -> text.append("\n    ")
                        .append(line(mistake))
                        .append(" (")
                        .append(mistake.next())
                        .append(')'));
        if (sorted.size() > MISTAKES_MAX) {
            text.append("\n    and ").append(sorted.size() - MISTAKES_MAX).append(" more");
        }
        return text.toString();
    }

    private String line(Mistake mistake) {
        return place(mistake.line(), mistake.column()) + " " + mistake.text();
    }

    private String place(int line, int column) {
        return file + ":" + line + ":" + column;
    }
}
