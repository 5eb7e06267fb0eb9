// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import java.util.SplittableRandom;

/** What a client does next, and how often. */
public enum Kind {
    /** Reads an order. */
    READ(40),
    /** Reads an order with {@code select *}, prepared on the server. */
    READ_STAR(4),
    /** Sets the total. */
    TOTAL(18),
    /** Sets another column. */
    TOUCH(8),
    /** Reads under a lock, then adds to the total. */
    LOCKED(8),
    /** Inserts an order. */
    INSERT(8),
    /** Inserts an order without saying a total. */
    INSERT_DEFAULT(2),
    /** Inserts an order or replaces its total. */
    UPSERT(4),
    /** Deletes an order. */
    DELETE(2),
    /** Gives an order another key. */
    MOVE(2),
    /** Sets the total, and once more in a savepoint that is rolled back. */
    SAVEPOINT(2),
    /** Sets the total in a transaction that is rolled back. */
    ROLLBACK(2);

    private static final int WEIGHTS = 100;

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** Whether nothing is written. */
    public boolean isRead() {
        return this == READ || this == READ_STAR;
    }

    static Kind pick(SplittableRandom random) {
        int left = random.nextInt(WEIGHTS);
        for (Kind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights must add up to " + WEIGHTS);
    }
}
