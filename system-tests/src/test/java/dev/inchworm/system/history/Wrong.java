// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

/** The database did not do what the model says. */
final class Wrong extends AssertionError {

    private static final long serialVersionUID = 1L;

    Wrong(String text) {
        super(text);
    }

    /** Fails unless both are equal. */
    static void unlessEqual(Object found, Object expected, String about) {
        if (!found.equals(expected)) {
            throw new Wrong("%s: found %s, expected %s".formatted(about, found, expected));
        }
    }
}
