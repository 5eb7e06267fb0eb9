// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.engine.sensor.CoverageGap;
import dev.inchworm.engine.sensor.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the steps and gates ask of the live system. */
public interface Sensing {

    /** Kind of record: a write that came through the old side. */
    String OLD_WRITER = "old_writer";
    /** Kind of record: a write that enforcement would have failed. */
    String ENFORCE = "enforce";
    /** Kind of record: a write of old while the guard stands. */
    String GUARD = "guard";

    /** Writes of that kind recorded by the sync since then, one line an application and role; empty for none. */
    List<String> written(String kind, Instant since);

    /** Who wrote old since then and never registered, one line an application and role; empty for none. */
    List<String> strangers(Instant since);

    /**
     * What the instances of the applications have reported.
     *
     * @throws IllegalStateException if a report cannot be understood
     */
    Reading reading();

    /** Who has used the old side within the window, and who says that it does. */
    Usage oldUsed(Duration window);

    /** Who uses the new side. */
    Usage newUsed();

    /** The primary's position now, for {@link #replicasBehind}. */
    long position();

    /** Why not every listed replica has replayed up to {@code position}; empty if all have. */
    Optional<String> replicasBehind(long position);

    /**
     * Who uses a side.
     *
     * @param gap why silence proves nothing; empty if it was measured
     * @param users one line each; empty if measured and unused
     */
    record Usage(Optional<CoverageGap> gap, List<String> users) {

        /** Whether it is measured; silence without coverage proves nothing. */
        public boolean isMeasured() {
            return gap.isEmpty();
        }
    }
}
