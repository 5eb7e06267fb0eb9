// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

/** The same owners of rows for everybody, built before the clock starts. For one thread. */
final class Owners {

    /** A power of two. */
    static final int COUNT = 1024;

    private final Owner[] owners = new Owner[COUNT];
    private int at;

    Owners() {
        for (int number = 0; number < COUNT; number++) {
            owners[number] = new Owner(number, "customer-" + (100_000 + number));
        }
    }

    /** The next one, round and round. */
    Owner next() {
        at = (at + 1) & (COUNT - 1);
        return owners[at];
    }

    /** One of them. */
    Owner get(int number) {
        return owners[number];
    }
}
