// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often something watched was touched in one way, by one statement, from one place. Safe for use by several
 * threads.
 */
final class Use {

    /**
     * What makes one use differ from another.
     *
     * @param watched what was touched
     * @param access how
     * @param fingerprint by which statement
     * @param place from where; empty if that is not known
     */
    record Key(Watched watched, Access access, String fingerprint, String place) {}

    private final Key key;
    private final String text;
    private final LongAdder count = new LongAdder();
    private final long[] told;
    private long metered;

    Use(Key key, String text) {
        this.key = key;
        this.text = text;
        this.told = new long[key.watched().owners().size()];
    }

    Key key() {
        return key;
    }

    /** The statement without its values. */
    String text() {
        return text;
    }

    void add() {
        count.increment();
    }

    /** Uses that the owner of that number was not told of yet; asked by one thread only. */
    long untold(int owner) {
        return count.sum() - told[owner];
    }

    /** Uses since this was asked last; asked by one thread only. */
    long unmetered() {
        long sum = count.sum();
        long fresh = sum - metered;
        metered = sum;
        return fresh;
    }

    /** The owner of that number was told of this many more; called by one thread only. */
    void tell(int owner, long uses) {
        told[owner] += uses;
    }
}
