// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Chooses the order to work on. Some keys are hot, so that clients meet on a row; keys are never used twice, and the
 * last digit says what may become of one: those with 3 are deleted, those with 7 get another key.
 *
 * <p>Threads may share it.
 */
final class Keys {
    private static final int DIGITS = 10;
    private static final int DELETABLE = 3;
    private static final int MOVABLE = 7;
    private static final int HOT = 40;
    private static final int HOT_PERCENT = 10;
    private static final int YOUNG_PERCENT = 20;
    private static final int INSERTED_MAX = 100_000;

    private final long rows;
    private final AtomicLong next;
    private final List<Long> inserted = new ArrayList<>();

    Keys(long rows) {
        this.rows = rows;
        this.next = new AtomicLong((rows / DIGITS + 1) * DIGITS);
    }

    /** A key that nobody had. */
    long next() {
        return next.incrementAndGet();
    }

    /** A key that nobody had and whose row stays. */
    long nextLasting() {
        long key = next();
        while (!lasts(key)) {
            key = next();
        }
        return key;
    }

    private static boolean lasts(long key) {
        return key % DIGITS != DELETABLE && key % DIGITS != MOVABLE;
    }

    /** A row with that key is there from now on. */
    synchronized void publish(long key) {
        if (inserted.size() < INSERTED_MAX) {
            inserted.add(key);
        }
    }

    /** The key for an operation on a row that is probably there. */
    long pick(Kind kind, SplittableRandom random) {
        long key = any(random);
        return switch (kind) {
            case DELETE -> withDigit(key, DELETABLE);
            case MOVE -> withDigit(key, MOVABLE);
            case UPSERT -> lasts(key) ? key : withDigit(key, 1);
            default -> key;
        };
    }

    private long withDigit(long key, int digit) {
        long near = key / DIGITS * DIGITS + digit;
        return near <= rows ? near : digit;
    }

    private long any(SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent < HOT_PERCENT) {
            return 1 + random.nextLong(Math.min(rows, HOT));
        }
        if (percent < HOT_PERCENT + YOUNG_PERCENT) {
            return young(random);
        }
        return 1 + random.nextLong(rows);
    }

    private synchronized long young(SplittableRandom random) {
        return inserted.isEmpty() ? 1 + random.nextLong(rows) : inserted.get(random.nextInt(inserted.size()));
    }
}
