// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.LiveFacts;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What files are judged for.
 *
 * @param version major version of the server
 * @param live what a server told, or {@link LiveFacts#NONE}
 * @param today decides whether a waiver has expired
 * @param probe runs statements on trial, if there is one; then files are judged one after another
 */
public record Target(int version, LiveFacts live, LocalDate today, Optional<Probe> probe) {

    /** The version meant where none is said. */
    public static final int VERSION_DEFAULT = 15;

    /** A server of {@code version} that nobody can ask. */
    public static Target offline(int version, LocalDate today) {
        return new Target(version, LiveFacts.NONE, today, Optional.empty());
    }
}
