// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.core.probe.Measured;
import java.util.List;
import java.util.Optional;

/** Runs statements on a server where it does no harm, and tells what it saw. */
public interface Probe extends AutoCloseable {

    /**
     * Runs the statements of one file, or of a part of it that runs by itself, one after another; what they did stays,
     * so that the next file finds it.
     *
     * @param statements their texts without semicolons
     * @param isInTransaction whether they run in one transaction
     * @return one for each, in order; absent for one that was not run. A statement behind one that failed in a
     *     transaction is not run
     */
    List<Optional<Measured>> run(List<String> statements, boolean isInTransaction);

    /** Ends the server, or gives it back. */
    @Override
    void close();
}
