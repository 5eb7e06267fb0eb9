// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One shadow read from its offer to its result; made by the caller, then used by one worker at a time.
 *
 * <p>It holds its permits until {@link #end}, which every way out passes exactly once. It is counted exactly once: as
 * dropped, as compared with some result, or as late, which the clock counts the moment the time is up.
 */
final class ShadowTask<K, R> {

    private static final ContextSnapshot.Captured NO_CONTEXT = () -> () -> {};

    private final ShadowReader<R> reader;
    private final int period;
    private final long keyHash;
    private final K key;
    private final @Nullable Object control;
    private final BothSides<K, R> sides;
    private final boolean calibrates;
    private ContextSnapshot.Captured context = NO_CONTEXT;
    private @Nullable VirtualMachineError fatal;
    private boolean isJudged;
    private boolean isCounted;
    private int rechecks;

    /** {@code control} is the old side's answer, or an {@link Answer.Failed}. */
    ShadowTask(
            ShadowReader<R> reader, int period, long keyHash, K key, @Nullable Object control, BothSides<K, R> sides) {
        this.reader = reader;
        this.period = period;
        this.keyHash = keyHash;
        this.key = key;
        this.control = control;
        this.sides = sides;
        this.calibrates = reader.calibratesNow();
    }

    void carry(ContextSnapshot.Captured taken) {
        context = taken;
    }

    /** Makes the read, or makes it again; on a worker. Lets nothing out but a {@link VirtualMachineError}. */
    void run() {
        boolean goesOn = false;
        try {
            goesOn = inContext();
        } catch (Throwable thrown) {
            fatal = thrown instanceof VirtualMachineError error ? error : fatal;
            fail("context", thrown);
        } finally {
            if (goesOn) {
                rechecks++;
                reader.lane().submitLater(this, reader.recheckDelay().multipliedBy(rechecks));
            } else {
                end();
            }
        }
        if (fatal != null) {
            throw fatal;
        }
    }

    /** Gives it up without a result. */
    void drop(Drop reason) {
        reader.counts().dropped(reason);
        end();
    }

    private void end() {
        if (!isJudged) {
            isJudged = true;
            reader.lane().breaker().gaveUp(period);
        }
        reader.lane().release();
    }

    private boolean inContext() throws Exception {
        AutoCloseable taken = context.open();
        try {
            reader.refuseCallersTransaction();
            return rechecks == 0 ? first() : again();
        } finally {
            taken.close();
        }
    }

    /** Answers whether both sides are to be read again later. */
    private boolean first() {
        Answer<R> fresh = calibrates ? read(sides.old(), this::failLate) : readFresh();
        if (fresh.isLate()) {
            return false;
        }
        Throwable failed = control instanceof Answer.Failed old ? old.error() : null;
        if (failed != null || fresh.error() != null) {
            record(reader.judgement().ofErrors(failed, fresh.error()), 0);
            return false;
        }
        Answer<Verdict> compared = compare(control(), fresh.value());
        Verdict verdict = compared.value();
        if (verdict == null || verdict.isMismatch()) {
            return verdict != null;
        }
        record(verdict, compared.nanos());
        return false;
    }

    /** Reads old, new, old: only a difference from an old side that stood still meanwhile is confirmed. */
    private boolean again() {
        Answer<R> before = read(sides.old(), this::failLate);
        Answer<R> fresh = before.isGood() ? read(calibrates ? sides.old() : sides.fresh(), this::failLate) : before;
        Answer<R> after = fresh.isGood() ? read(sides.old(), this::failLate) : fresh;
        if (after.error() != null) {
            fail("reading again", after.error());
        }
        if (!after.isGood()) {
            return false;
        }
        Answer<Verdict> compared = compare(before.value(), fresh.value());
        Verdict verdict = compared.value();
        if (verdict == null || (verdict.isMismatch() && rechecks < reader.rechecks())) {
            return verdict != null;
        }
        if (!verdict.isMismatch()) {
            record(verdict.wasTransient(), compared.nanos());
            return false;
        }
        Answer<Verdict> still = calibrates ? compared : compare(before.value(), after.value());
        if (still.value() != null) {
            boolean isSettled = calibrates || !still.value().isMismatch();
            record(isSettled ? verdict.confirmed() : verdict, compared.nanos());
        }
        return false;
    }

    private Answer<R> readFresh() {
        Answer<R> fresh = read(sides.fresh(), this::judgeLate);
        isJudged = true;
        if (!fresh.isLate()) {
            boolean isOk = fresh.error() == null;
            reader.counts().candidate(isOk ? Outcome.SUCCESS : Outcome.ERROR, fresh.nanos());
            judge(!isOk && !(control instanceof Answer.Failed));
        }
        return fresh;
    }

    private Answer<R> read(KeyedSide<K, R> side, Runnable late) {
        return underDeadline(() -> side.read(key), late);
    }

    /** Has no value where the comparison failed or was late, which is counted then. */
    private Answer<Verdict> compare(@Nullable R old, @Nullable R fresh) {
        Answer<Verdict> compared = underDeadline(() -> reader.judgement().ofValues(old, fresh), this::failLate);
        if (compared.error() != null && !compared.isLate()) {
            fail("comparator", compared.error());
        }
        return compared.isLate() ? new Answer<>(null, compared.error(), compared.nanos(), true) : compared;
    }

    private <T> Answer<T> underDeadline(SideRead<T> work, Runnable late) {
        T value = null;
        Throwable error = null;
        long start = System.nanoTime();
        Deadline deadline = Deadline.start(reader.lane().clock(), reader.deadline(), late);
        try {
            value = work.read();
        } catch (Throwable thrown) {
            error = thrown;
        }
        boolean isLate = !deadline.end();
        isCounted |= isLate;
        fatal = error instanceof VirtualMachineError thrown ? thrown : fatal;
        return new Answer<>(value, error, System.nanoTime() - start, isLate);
    }

    @SuppressWarnings("unchecked")
    private @Nullable R control() {
        return (R) control;
    }

    private void judge(boolean isBad) {
        if (reader.lane().breaker().ended(period, isBad)) {
            reader.counts().saySuspended();
        }
    }

    /** On the clock's thread. */
    private void judgeLate() {
        reader.counts().candidate(Outcome.TIMEOUT, reader.deadline().toNanos());
        judge(true);
    }

    /** On the clock's thread. */
    private void failLate() {
        reader.record(Verdict.failed(), keyHash, -1, calibrates);
    }

    private void fail(String where, Throwable thrown) {
        reader.counts().sayOnce(where, thrown);
        record(Verdict.failed(), -1);
    }

    private void record(Verdict verdict, long nanos) {
        if (!isCounted) {
            isCounted = true;
            reader.record(verdict, keyHash, nanos, calibrates);
        }
    }
}
