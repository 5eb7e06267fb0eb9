// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.Set;

/**
 * A value computed by the server: a default, a check, a condition.
 *
 * @param text as it stands in the file, without comments' meaning changed
 * @param functions names of the functions it calls, in lower case, without their schema
 * @param words its unquoted words in lower case, keywords and column names alike
 */
public record Expression(String text, Set<String> functions, Set<String> words) {

    /** Whether it calls one of {@code names}. */
    public boolean callsAny(Set<String> names) {
        return functions.stream().anyMatch(names::contains);
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text;
    }
}
