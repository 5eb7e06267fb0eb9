// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import org.jspecify.annotations.Nullable;

/**
 * One statement's way of touching something watched, with the place it was last seen at.
 *
 * <p>Threads share it without a lock: two may overwrite each other's place or tick, which only shifts a sample.
 */
final class Touch {

    private static final int SAMPLED_ALWAYS = 16;

    private final Watched watched;
    private final Access access;
    private volatile @Nullable Use use;
    private int ticks;

    Touch(Watched watched, Access access) {
        this.watched = watched;
        this.access = access;
    }

    Watched watched() {
        return watched;
    }

    Access access() {
        return access;
    }

    /** The use to count on: the one last sampled; nothing if it is time to look again, once in {@code every}. */
    @Nullable Use current(int every) {
        int tick = ticks;
        ticks = tick + 1;
        boolean isSample = (tick >= 0 && tick < SAMPLED_ALWAYS) || tick % every == 0;
        return isSample ? null : use;
    }

    void sampled(Use now) {
        use = now;
    }
}
