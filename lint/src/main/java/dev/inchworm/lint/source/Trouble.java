// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

/**
 * Something that keeps a file, or a part of it, from being read.
 *
 * @param kind what sort of thing it is
 * @param message what it is, with its name
 * @param place where it is
 */
public record Trouble(Kind kind, String message, Place place) {

    /** The sorts of trouble. */
    public enum Kind {
        /** No server could read it either: an open quote, a NUL, bytes that are no UTF-8. */
        UNREADABLE,
        /** Meant for {@code psql} and not for the server: {@code \i file}. */
        META_COMMAND
    }
}
