// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.util.List;

/**
 * What the guard says of a change.
 *
 * @param ancestor the commit that the change is counted from
 * @param files how many files it touches
 * @param statements how many SQL statements it brings
 * @param breaches what breaks the guardrail, by file and line
 * @param notes what a reader should know
 */
public record Verdict(String ancestor, int files, int statements, List<Breach> breaches, List<String> notes) {

    /** Whether the change keeps to the guardrail. */
    public boolean isWithin() {
        return breaches.isEmpty();
    }
}
