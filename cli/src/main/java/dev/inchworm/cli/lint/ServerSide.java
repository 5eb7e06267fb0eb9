// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.lint.Probe;
import dev.inchworm.lint.rule.LiveFacts;
import java.util.Optional;

/**
 * What servers add to the files.
 *
 * @param version major version the files are judged for
 * @param live what the live server tells; {@link LiveFacts#NONE} where none was named
 * @param probe where statements are tried, if anywhere
 * @param session closes the session to the live server
 */
record ServerSide(int version, LiveFacts live, Optional<Probe> probe, Runnable session) implements AutoCloseable {

    /** Whether files are tried one after another. */
    boolean isProbing() {
        return probe.isPresent();
    }

    @Override
    public void close() {
        probe.ifPresent(Probe::close);
        session.run();
    }
}
