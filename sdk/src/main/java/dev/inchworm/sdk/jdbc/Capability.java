// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import dev.inchworm.sdk.figure.Presence;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one table or column, and until when. At most one question is under way at a time; who comes
 * meanwhile waits for the same answer, and nobody waits again for a while after an answer did not come. Safe for use by
 * several threads.
 */
final class Capability {

    private final Ages ages;
    private final LongSupplier nanos;
    private volatile Known known;
    private volatile long pausedUntil;
    private @Nullable CompletableFuture<Presence> underWay;

    /**
     * How long answers hold.
     *
     * @param present a yes
     * @param absent a no, and the pause after a question without an answer
     * @param waitMax the longest that a caller waits for an answer
     */
    record Ages(Duration present, Duration absent, Duration waitMax) {}

    private record Known(Presence presence, long until, long refreshFrom) {}

    Capability(Ages ages, LongSupplier nanos) {
        this.ages = ages;
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.known = new Known(Presence.UNKNOWN, now, now);
        this.pausedUntil = now;
    }

    /** What is known now; {@code asking} begins a question, and is not called while one is under way. */
    Presence presence(Asking asking) {
        Known now = known;
        long time = nanos.getAsLong();
        if (time - now.refreshFrom < 0 || time - pausedUntil < 0) {
            return now.presence;
        }
        CompletableFuture<Presence> answer = begun(asking);
        return time - now.until < 0 ? now.presence : awaited(answer);
    }

    /** Begins to ask. */
    interface Asking {
        CompletableFuture<Presence> begin();
    }

    private synchronized CompletableFuture<Presence> begun(Asking asking) {
        CompletableFuture<Presence> before = underWay;
        if (before != null && !before.isDone()) {
            return before;
        }
        Known now = known;
        if (before != null && nanos.getAsLong() - now.refreshFrom < 0) {
            return before;
        }
        CompletableFuture<Presence> answer = asking.begin().whenComplete((presence, failure) -> {
            if (failure == null && presence != Presence.UNKNOWN) {
                learn(presence);
            } else {
                pause();
            }
        });
        underWay = answer;
        return answer;
    }

    private Presence awaited(CompletableFuture<Presence> answer) {
        try {
            answer.get(ages.waitMax().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            pause();
        }
        return known.presence;
    }

    private void pause() {
        pausedUntil = nanos.getAsLong() + ages.absent().toNanos();
    }

    /** Notes an answer; a yes is asked again in the background when three quarters of its time are over. */
    void learn(Presence presence) {
        long age = (presence == Presence.PRESENT ? ages.present() : ages.absent()).toNanos();
        long now = nanos.getAsLong();
        known = new Known(presence, now + age, presence == Presence.PRESENT ? now + age / 4 * 3 : now + age);
    }
}
