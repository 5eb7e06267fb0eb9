// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

/** Names and texts as SQL. */
final class Text {

    private Text() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
