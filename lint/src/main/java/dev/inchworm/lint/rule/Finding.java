// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.source.Place;
import java.util.List;

/**
 * Something found in a file.
 *
 * @param rule the rule's id, such as {@code PG103}
 * @param severity how much it matters here; a rule may say less than its card does
 * @param place where
 * @param message what is wrong with this very statement, one sentence with its names in it
 * @param safeWay the safe way, line by line: statements that end in {@code ;} and lines that begin with {@code --}; may
 *     be empty
 */
public record Finding(String rule, Severity severity, Place place, String message, List<String> safeWay) {

    /** The same with another severity. */
    public Finding as(Severity other) {
        return new Finding(rule, other, place, message, safeWay);
    }

    /** The same at another place. */
    public Finding at(Place other) {
        return new Finding(rule, severity, other, message, safeWay);
    }

    /** The same with {@code more} after the message. */
    public Finding and(String more) {
        return new Finding(rule, severity, place, message + " " + more, safeWay);
    }
}
