// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Safe for use by several threads. */
public final class SettableClock extends Clock {

    private final Reading now;
    private final ZoneId zone;

    private SettableClock(Reading now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows {@code start}. */
    public static SettableClock at(Instant start) {
        return new SettableClock(new Reading(start), ZoneOffset.UTC);
    }

    /** Moves it on. */
    public void advance(Duration by) {
        synchronized (now) {
            now.instant = now.instant.plus(by);
        }
    }

    /** Sets it, also back. */
    public void set(Instant instant) {
        synchronized (now) {
            now.instant = instant;
        }
    }

    @Override
    public Instant instant() {
        synchronized (now) {
            return now.instant;
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }

    /** What the clock and its copies in other zones show. */
    private static final class Reading {
        private Instant instant;

        private Reading(Instant instant) {
            this.instant = instant;
        }
    }
}
