// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.engine.sensor.Reading;
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

    /**
     * What the instances of the applications have reported.
     *
     * @throws IllegalStateException if a report cannot be understood
     */
    Reading reading();

    /** Who uses the old side. */
    Usage oldUsed();

    /** Who uses the new side. */
    Usage newUsed();

    /** The primary's position now, for {@link #replicasBehind}. */
    long position();

    /** Why not every listed replica has replayed up to {@code position}; empty if all have. */
    Optional<String> replicasBehind(long position);

    /**
     * Who uses a side.
     *
     * @param isMeasured whether anything measures it at all; silence without coverage proves nothing
     * @param users one line each; empty if measured and unused
     */
    record Usage(boolean isMeasured, List<String> users) {

        /** Nothing measures it. */
        public static Usage absent() {
            return new Usage(false, List.of());
        }

        /** Whether it is measured, and nobody uses it. */
        public boolean isUnused() {
            return isMeasured && users.isEmpty();
        }
    }
}
