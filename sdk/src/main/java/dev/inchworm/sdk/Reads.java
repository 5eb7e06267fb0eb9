// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.compare.SideComparator;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import dev.inchworm.sdk.shadow.BothSides;
import dev.inchworm.sdk.shadow.ShadowReader;
import dev.inchworm.sdk.shadow.ShadowReaderBuilder;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads that follow the route of a migration.
 *
 * <p>Off and dualwrite read old. Shadow reads old on the caller's thread, and new in the dark. Live reads one of them
 * by the key; where new fails or has no row, old answers, and where old was meant, new is read in the dark. Rampdown
 * reads new and falls back to old; complete reads new alone.
 *
 * <p>A new side that hangs while it is read in the dark costs the caller nothing. One that hangs where it was meant
 * (live, rampdown, complete) is waited for like any read: give its connections a time-out, which then is answered by
 * old.
 *
 * <p>Threads share it. Neither a decision nor the counting allocates.
 *
 * @param <K> what a row is found by
 * @param <R> what is read
 * @param <X> what a side may throw
 */
public final class Reads<K, R, X extends Exception> {

    /** Of the reads of a stage with one side, one in so many is timed. */
    private static final int TIMED_EVERY = 16;

    /** Of old's reads of a stage with both sides, one in so many: there are enough of them for a p99. */
    private static final int OLD_TIMED_EVERY = 4;

    private static final long UNTIMED = -1;

    private final MigrationHandle handle;
    private final Counting counting;
    private final KeyedRead<K, R, X> old;
    private final KeyedRead<K, R, X> fresh;
    private final KeyForm<K> form;
    private final Predicate<? super R> missing;
    private final @Nullable ShadowReader<R> shadow;
    private final BothSides<K, R> dark;

    private Reads(Builder<K, R, X> built) {
        this.handle = built.handle;
        this.counting = built.handle.counting();
        this.old = built.old;
        this.fresh = built.fresh;
        this.form = built.form;
        this.missing = built.missing;
        this.shadow = built.shadow();
        this.dark = built.dark;
    }

    /**
     * Reads what belongs to {@code key}.
     *
     * @throws X exactly what the side throws whose answer counts; after a fallback that is old, and what new threw is
     *     suppressed in it
     */
    public @Nullable R read(K key) throws X {
        Decision now = handle.decision();
        if (side(now, key) == Side.NEW) {
            return now.fallsBack() && handle.has(Side.OLD) ? newElseOld(now, key) : call(Side.NEW, now, key);
        }
        ShadowReader<R> offered = now.shadows() && handle.has(Side.NEW) ? shadow : null;
        return offered == null ? call(Side.OLD, now, key) : oldAndShadow(offered, now, key);
    }

    /** The key is looked at only where it decides; an owner that cannot be told is none. */
    private Side side(Decision now, K key) {
        if (now.stage() != Stage.LIVE) {
            return handle.sideOfAll(now);
        }
        try {
            return form.side(handle, now, key);
        } catch (RuntimeException | Error unknown) {
            return handle.side(now, null);
        }
    }

    private long hash(K key) {
        try {
            return form.hash(key);
        } catch (RuntimeException | Error unknown) {
            return 0;
        }
    }

    private @Nullable R oldAndShadow(ShadowReader<R> offered, Decision now, K key) throws X {
        R answer;
        try {
            answer = call(Side.OLD, now, key);
        } catch (Throwable thrown) {
            offered.offerFailed(hash(key), key, thrown, dark);
            throw thrown;
        }
        offered.offer(hash(key), key, answer, dark);
        return answer;
    }

    private @Nullable R newElseOld(Decision now, K key) throws X {
        R answer;
        try {
            answer = call(Side.NEW, now, key);
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            counting.fallback(Counting.outcome(thrown) == Outcome.TIMEOUT ? Fallback.TIMEOUT : Fallback.ERROR);
            return oldAfter(thrown, now, key);
        }
        return isMissing(answer) ? oldIfPresent(answer, now, key) : answer;
    }

    private @Nullable R oldAfter(Throwable failed, Decision now, K key) throws X {
        try {
            return call(Side.OLD, now, key);
        } catch (Throwable thrown) {
            if (thrown != failed) {
                thrown.addSuppressed(failed);
            }
            throw thrown;
        }
    }

    /** A row that neither side has is no fallback. */
    private @Nullable R oldIfPresent(@Nullable R absent, Decision now, K key) throws X {
        R answer = call(Side.OLD, now, key);
        if (isMissing(answer)) {
            return absent;
        }
        counting.fallback(Fallback.MISSING);
        return answer;
    }

    private boolean isMissing(@Nullable R answer) {
        if (answer == null) {
            return true;
        }
        try {
            return missing.test(answer);
        } catch (Throwable unknown) {
            return false;
        }
    }

    private @Nullable R call(Side side, Decision now, K key) throws X {
        boolean isTimed = isTimed(side, now);
        long start = isTimed ? System.nanoTime() : 0;
        try {
            R answer = (side == Side.OLD ? old : fresh).read(key);
            counting.call(Op.READ, side, now.stage(), Outcome.SUCCESS, isTimed ? System.nanoTime() - start : UNTIMED);
            return answer;
        } catch (Throwable thrown) {
            long nanos = isTimed ? System.nanoTime() - start : UNTIMED;
            counting.call(Op.READ, side, now.stage(), Counting.outcome(thrown), nanos);
            throw thrown;
        }
    }

    /** To ask the clock costs more than the rest of a read; of new, which may have few reads, none is left out. */
    private static boolean isTimed(Side side, Decision now) {
        int every = now.isSingleSided() ? TIMED_EVERY : side == Side.OLD ? OLD_TIMED_EVERY : 1;
        return every == 1 || ThreadLocalRandom.current().nextInt(every) == 0;
    }

    /**
     * Says how rows are keyed, compared and found missing. Not for several threads.
     *
     * @param <K> what a row is found by
     * @param <R> what is read
     * @param <X> what a side may throw
     */
    public static final class Builder<K, R, X extends Exception> {

        private final MigrationHandle handle;
        private final KeyedRead<K, R, X> old;
        private final KeyedRead<K, R, X> fresh;
        private KeyForm<K> form = KeyForm.itself();
        private Predicate<? super R> missing = answer -> answer instanceof Optional<?> maybe && maybe.isEmpty();
        private UnaryOperator<ShadowReaderBuilder<R>> shadowing = UnaryOperator.identity();
        private boolean isShadowed = true;
        private BothSides<K, R> dark;

        Builder(MigrationHandle handle, KeyedRead<K, R, X> old, KeyedRead<K, R, X> fresh) {
            this.handle = handle;
            this.old = old;
            this.fresh = fresh;
            this.dark = new BothSides<>(old::read, fresh::read);
        }

        /** The owner of the row, as text; what belongs to one owner changes sides together. */
        public Builder<K, R, X> key(Function<? super K, @Nullable String> owner) {
            form = KeyForm.text(owner);
            return this;
        }

        /** As {@link #key} where the owner is a number, without making its digits. */
        public Builder<K, R, X> numberKey(ToLongFunction<? super K> owner) {
            form = KeyForm.number(owner);
            return this;
        }

        /** When an answer says that there is no such row; null always does, and without this an empty Optional. */
        public Builder<K, R, X> missing(Predicate<? super R> answer) {
            missing = answer;
            return this;
        }

        /** When two answers are equal; without it, when the old one says so itself. */
        public Builder<K, R, X> comparator(SideComparator<R> equal) {
            return shadowing(shadow -> shadow.comparator(equal));
        }

        /** A copy, made on the caller's thread, of an answer that the caller may change. */
        public Builder<K, R, X> snapshot(UnaryOperator<R> copy) {
            return shadowing(shadow -> shadow.snapshot(copy));
        }

        /** Anything else about reads in the dark: deadline, share, listeners, context. */
        public Builder<K, R, X> shadowing(UnaryOperator<ShadowReaderBuilder<R>> setup) {
            UnaryOperator<ShadowReaderBuilder<R>> before = shadowing;
            shadowing = shadow -> setup.apply(before.apply(shadow));
            return this;
        }

        /** How both sides are read in the dark where that is not as usual: on connections of their own. */
        public Builder<K, R, X> inTheDark(KeyedRead<K, R, X> oldAgain, KeyedRead<K, R, X> candidate) {
            dark = new BothSides<>(oldAgain::read, candidate::read);
            return this;
        }

        /** Never reads in the dark. */
        public Builder<K, R, X> withoutShadow() {
            isShadowed = false;
            return this;
        }

        /** The reads. */
        public Reads<K, R, X> build() {
            return new Reads<>(this);
        }

        private @Nullable ShadowReader<R> shadow() {
            if (!isShadowed) {
                return null;
            }
            handle.counting().figures().shadows(true);
            ShadowReaderBuilder<R> reader = ShadowReader.builder(
                    handle.client().shadows(),
                    handle.id(),
                    handle.counting().figures(),
                    handle.counting().meters());
            return shadowing.apply(reader.stage(handle::stage)).build();
        }
    }
}
