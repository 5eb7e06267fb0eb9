// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.Set;

/**
 * How a statement's text touches something watched.
 *
 * @param watched what
 * @param isNamed whether its value is used by name
 * @param isWritten whether it is given a value
 * @param isPossible whether it may be meant without being named: a star, a whole row
 * @param labels the labels, in lower case, under which its value may be found in the statement's result
 */
record Mention(Watched watched, boolean isNamed, boolean isWritten, boolean isPossible, Set<String> labels) {

    Mention {
        labels = Set.copyOf(labels);
    }
}
