// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What wrapped connections saw. Called on the application's threads: counts, and now and then looks where it is called
 * from; never waits, and never throws but in {@link UsageAudit.Mode#FAIL}.
 */
final class Sightings {

    private static final Logger LOG = LoggerFactory.getLogger(UsageAudit.class);

    private final WatchList watches;
    private final CallSites sites;
    private final UsageAudit.Mode mode;
    private final int sampleEvery;
    private final Uses uses = new Uses(this::seenFirst);
    private final LongAdder statements = new LongAdder();
    private final LongAdder analysed = new LongAdder();
    private final LongAdder unwrapped = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder[] watched;

    Sightings(WatchList watches, CallSites sites, UsageAudit.Mode mode, int sampleEvery) {
        this.watches = watches;
        this.sites = sites;
        this.mode = mode;
        this.sampleEvery = sampleEvery;
        this.watched = Stream.generate(LongAdder::new)
                .limit(watches.migrations().size())
                .toArray(LongAdder[]::new);
    }

    WatchList watches() {
        return watches;
    }

    /** A statement is about to run. */
    void runs(KnownStatement statement) throws SQLException {
        statements.increment();
        if (!statement.isPlain()) {
            touches(statement);
        }
    }

    private void touches(KnownStatement statement) throws SQLException {
        for (int migration : statement.migrations()) {
            watched[migration].increment();
        }
        for (Touch touch : statement.touches()) {
            touches(statement, touch);
        }
    }

    /** Something watched is about to be touched. */
    void touches(KnownStatement statement, Touch touch) throws SQLException {
        Use use = touch.current(sampleEvery);
        if (use == null) {
            sampled(statement, touch);
        } else {
            use.add();
        }
        if (mode == UsageAudit.Mode.FAIL && touch.access() != Access.POSSIBLE) {
            throw new SQLException(
                    "%s is watched, and this application asked that using it fails (inchworm usage audit, %s)"
                            .formatted(touch.watched().label(), touch.access().label()),
                    UsageAudit.REFUSED);
        }
    }

    private void sampled(KnownStatement statement, Touch touch) {
        guarded(true, () -> {
            Use use = uses.of(touch, statement.text(), sites.here());
            use.add();
            touch.sampled(use);
            return true;
        });
    }

    private void seenFirst(Use use) {
        if (mode == UsageAudit.Mode.WARN && use.key().access() != Access.POSSIBLE) {
            LOG.warn(
                    "{} is still used ({}) at {}: {}",
                    use.key().watched().label(),
                    use.key().access().label(),
                    use.key().place().isEmpty() ? "an unknown place" : use.key().place(),
                    use.text());
        }
    }

    /** Does what must not hurt the application: whatever it throws is counted, and {@code otherwise} given instead. */
    <T> T guarded(T otherwise, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            failures.increment();
            return otherwise;
        }
    }

    /** A statement was taken apart. */
    void analysed() {
        analysed.increment();
    }

    /** The application took the driver's own connection, whose statements are not seen. */
    void unwrapped() {
        unwrapped.increment();
    }

    /** Something went wrong within the audit, which then saw less than there was. */
    void failed() {
        failures.increment();
    }

    Uses uses() {
        return uses;
    }

    /** Statements that touched a table that this migration watches. */
    long watched(int migration) {
        return watched[migration].sum();
    }

    /** All figures as of now. */
    UsageCoverage coverage(Instant since) {
        return new UsageCoverage(
                since, statements.sum(), analysed.sum(), unwrapped.sum(), uses.lumped(), failures.sum());
    }
}
