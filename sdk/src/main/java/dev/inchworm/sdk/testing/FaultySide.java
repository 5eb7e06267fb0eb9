// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.testing;

import dev.inchworm.sdk.KeyedRead;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A side that a test can break: it throws, hangs, has no row or lies, until it is told to be well.
 *
 * <p>Threads share it.
 *
 * @param <K> what a row is found by
 * @param <R> what is read
 */
public final class FaultySide<K, R> implements KeyedRead<K, R, Exception> {

    private final KeyedRead<K, R, ? extends Exception> well;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile KeyedRead<K, R, Exception> now;
    private volatile CountDownLatch release = new CountDownLatch(0);

    /** A side that is well and reads like {@code well}. */
    public FaultySide(KeyedRead<K, R, ? extends Exception> well) {
        this.well = well;
        this.now = well::read;
    }

    /** Reads as it should; whoever hangs goes on. */
    public void heal() {
        become(well::read);
    }

    /** Throws that, an Error too. */
    public void fail(Throwable thrown) {
        become(key -> {
            throw FaultySide.<RuntimeException>sneaked(thrown);
        });
    }

    /** Has no row. */
    public void lose() {
        become(key -> null);
    }

    /** Answers something else. */
    public void lie(UnaryOperator<R> lie) {
        become(key -> {
            R answer = well.read(key);
            return answer == null ? null : lie.apply(answer);
        });
    }

    /** Does not answer until it is told to be something else, or the caller is interrupted. */
    public void hang() {
        CountDownLatch until = new CountDownLatch(1);
        become(key -> {
            hanging.incrementAndGet();
            try {
                until.await();
            } finally {
                hanging.decrementAndGet();
            }
            return well.read(key);
        });
        release = until;
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    /** How many hang in it now. */
    public int hanging() {
        return hanging.get();
    }

    @Override
    public @Nullable R read(K key) throws Exception {
        calls.incrementAndGet();
        return now.read(key);
    }

    private void become(KeyedRead<K, R, Exception> next) {
        now = next;
        release.countDown();
    }

    /** Any throwable where only some may be declared. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
