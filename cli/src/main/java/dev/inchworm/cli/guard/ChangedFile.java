// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.util.List;
import java.util.Locale;

/**
 * One file that a change touches.
 *
 * @param path from the repository's top, parts divided by slashes
 * @param change what became of it
 * @param isWhole whether every line of it counts as new
 * @param lines lines that are new or stand where others were
 */
record ChangedFile(String path, Change change, boolean isWhole, List<Lines> lines) {

    private static final String SQL = ".sql";

    /** What became of a file. */
    enum Change {
        /** It is new, here or by this name, tracked or not. */
        ADDED,
        /** It says something else. */
        CHANGED,
        /** It is gone, or gone to another name. */
        DELETED
    }

    /**
     * A stretch of lines of the new file, from 1.
     *
     * @param first the first one
     * @param last the last one; one before the first where lines were only taken away, between the two
     */
    record Lines(int first, int last) {}

    /** Whether something between two lines, both included, is new or has lost a line. */
    boolean touches(int first, int last) {
        return isWhole || lines.stream().anyMatch(each -> each.first() <= last && each.last() >= first);
    }

    /** The first line that is touched; 1 where the whole file is. */
    int firstLine() {
        return lines.stream().mapToInt(Lines::first).min().orElse(1);
    }

    boolean isSql() {
        return isSql(path);
    }

    static boolean isSql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(SQL);
    }

    boolean isJava() {
        return path.endsWith(".java");
    }
}
