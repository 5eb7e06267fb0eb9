// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.script;

/**
 * One statement of a script.
 *
 * @param line of the script in which it begins, counted from one
 * @param sql without its semicolon
 * @param kind how it is run
 * @param data the rows that follow a {@code COPY ... FROM stdin}, each with its line break; else empty
 */
public record Statement(int line, String sql, Kind kind, String data) {

    /** How a statement is run. */
    public enum Kind {
        /** By the server. */
        SQL,
        /** By the server, which is then fed the rows that follow. */
        COPY,
        /** By psql, and not here. */
        META
    }
}
