// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import dev.inchworm.core.phase.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * Which side an application reads, and which sides it writes; one immutable value a version.
 *
 * @param migration the migration's id
 * @param version grows with every change
 * @param stage what applications see of the phase
 * @param percentBp share of the reads that go to the new side, 0 to {@link Bucket#COUNT}
 * @param salt keeps the buckets of different migrations independent
 * @param lease how long a percentage between 0 and 100 % still holds, as of the moment it was read; empty when the
 *     route is no lease
 */
public record Route(String migration, long version, Stage stage, int percentBp, String salt, Optional<Duration> lease) {

    /** Checks the percentage's bounds. */
    public Route {
        if (percentBp < 0 || percentBp > Bucket.COUNT) {
            throw new IllegalArgumentException("percentBp must be 0 to %d, was %d".formatted(Bucket.COUNT, percentBp));
        }
    }

    /** Whether the percentage holds only as long as its lease: anything strictly between 0 and 100 %. */
    public boolean isLease() {
        return percentBp > 0 && percentBp < Bucket.COUNT;
    }

    /**
     * Whether the row of {@code key} is read from the new side.
     *
     * @param key the owner of the row, as text
     * @param age time since this route was read; a lease that ran out means old
     */
    public boolean readsNew(String key, Duration age) {
        if (isLease() && lease.map(left -> age.compareTo(left) >= 0).orElse(true)) {
            return false;
        }
        return Bucket.of(migration, salt, key) < percentBp;
    }
}
