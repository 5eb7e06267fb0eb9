// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import dev.inchworm.core.dialect.Dialect.Failure;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.OutcomeUnknown;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Makes short work again that may be made any number of times: a read, or a write that first looks. */
final class Retries {

    private static final int ATTEMPTS_MAX = 20;
    private static final Set<Failure> AGAIN = EnumSet.of(
            Failure.LOCK_TIMEOUT,
            Failure.STATEMENT_TIMEOUT,
            Failure.DEADLOCK,
            Failure.SERIALIZATION,
            Failure.CONNECTION_LOST,
            // Another process has written the same segments meanwhile.
            Failure.CONSTRAINT);

    private Retries() {}

    static <T> T of(BackfillJob job, Supplier<T> work) {
        BackOff backOff = new BackOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (OutcomeUnknown e) {
                if (attempt >= ATTEMPTS_MAX) {
                    throw e;
                }
            } catch (Failed e) {
                if (attempt >= ATTEMPTS_MAX || !AGAIN.contains(e.failure())) {
                    throw Refusals.notRead(job, e);
                }
            }
            job.waiter().pause(backOff.next());
        }
    }
}
