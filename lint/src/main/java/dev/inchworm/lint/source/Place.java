// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

/**
 * A stretch of a file, from the first character to the one after the last.
 *
 * @param file the file as it was named by the user; {@code -} is standard input
 * @param start offset of the first character, from 0, in UTF-16 units
 * @param end offset after the last character
 * @param line line of the first character, from 1
 * @param column column of the first character, from 1
 * @param endLine line of the last character
 */
public record Place(String file, int start, int end, int line, int column, int endLine) {

    /** {@code file:line:column}, as editors and terminals understand it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
