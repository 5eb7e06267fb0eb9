// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A writer's place: its choices go on when the instance that runs it is replaced by another release.
 *
 * <p>One thread at a time uses it.
 */
final class Seat {
    private static final int TOTAL_MAX = 1_000_000;
    private static final int ZERO_PERCENT = 5;
    private static final int EURO_PERCENT = 40;

    private final SplittableRandom random;

    Seat(long seed, int number) {
        this.random = new SplittableRandom(seed * 1_000_003 + number);
    }

    Kind kind() {
        return Kind.pick(random);
    }

    long key(Kind kind, Keys keys) {
        return keys.pick(kind, random);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** An operation with a total and a currency on {@code key}; now and then the total is the column's default. */
    Statements operation(long key) {
        long total = chance(ZERO_PERCENT) ? 0 : random.nextInt(TOTAL_MAX);
        String currency = chance(EURO_PERCENT) ? "EUR" : "USD";
        return new Statements(new UUID(random.nextLong(), random.nextLong()), key, total, currency);
    }

    /** A pause around {@code nanoseconds}. */
    long pause(long nanoseconds) {
        return nanoseconds / 2 + random.nextLong(Math.max(1, nanoseconds));
    }
}
