// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A path in a header of git's: plain, or in quotes with C's escapes where it holds unusual characters. */
final class QuotedPath {

    private static final String ESCAPED = "abtnvfr\"\\";
    private static final String MEANT = "\u0007\b\t\n\u000b\f\r\"\\";

    private QuotedPath() {}

    /** The path without quotes, escapes, a tab at its end and {@code prefix}. */
    static String of(String header, String prefix) {
        String path = header.startsWith("\"") ? unescaped(header.substring(1, header.lastIndexOf('"'))) : plain(header);
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static String plain(String header) {
        return header.endsWith("\t") ? header.substring(0, header.length() - 1) : header;
    }

    private static String unescaped(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < quoted.length()) {
            char letter = quoted.charAt(at++);
            if (letter != '\\' || at == quoted.length()) {
                bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = quoted.charAt(at++);
            int meant = ESCAPED.indexOf(escape);
            if (meant >= 0) {
                bytes.write(MEANT.charAt(meant));
            } else {
                bytes.write(Integer.parseInt(quoted.substring(at - 1, at + 2), 8));
                at += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
