// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Windows, limits and ramps of a migration; every value is bounded where it is read. */
public record Settings(
        Ddl ddl,
        Backfill backfill,
        Verify verify,
        Cutover cutover,
        Stop stop,
        Contract contract,
        Enforcement enforcement) {

    /** What holds where a file says nothing. */
    public static Settings defaults() {
        return new Settings(
                new Ddl(Duration.ofSeconds(2), Duration.ofSeconds(30), 30),
                new Backfill(
                        Duration.ofMillis(200), 2, Duration.ofSeconds(5), Optional.empty(), UserTriggers.FIRE, 1.5, 1),
                new Verify(0.001, Duration.ofHours(24), 10_000, Optional.empty()),
                new Cutover(By.SDK, List.of(100, 1_000, 5_000, 10_000), Duration.ofMinutes(15)),
                new Stop(0.01, 2.0, 2.0, Duration.ofSeconds(30), 0),
                new Contract(
                        Duration.ofDays(7),
                        Duration.ofDays(7),
                        Duration.ofDays(1),
                        Optional.empty(),
                        true,
                        List.of(),
                        Optional.empty()),
                new Enforcement(Duration.ofHours(1)));
    }

    /**
     * How guarded DDL waits for strong locks.
     *
     * @param lockTimeout one attempt's wait for a strong lock, 10 ms to 10 s
     * @param statementTimeout a strong statement's whole time, 100 ms to 10 min
     * @param attemptsMax attempts before giving up, 1 to 10000
     */
    public record Ddl(Duration lockTimeout, Duration statementTimeout, int attemptsMax) {}

    /**
     * How the past is copied.
     *
     * @param chunkTime what one chunk's transaction should take, 10 ms to 400 ms
     * @param workers threads of one engine, 1 to 64
     * @param replicaLagMax lag of any listed replica above which the backfill is held
     * @param rowsPerSecondMax an upper bound for all workers together, if any
     * @param userTriggers whether the table's own triggers see the copied rows
     * @param deadRowsMax dead rows as a share of live rows above which the backfill is held, 0 to 10; a backfill of a
     *     whole table without any vacuum makes 1.0, and vacuum may start a minute late, so less than that waits for it
     * @param lockWaitersMax sessions waiting for a lock of ours above which the backfill is held
     */
    public record Backfill(
            Duration chunkTime,
            int workers,
            Duration replicaLagMax,
            Optional<Integer> rowsPerSecondMax,
            UserTriggers userTriggers,
            double deadRowsMax,
            int lockWaitersMax) {}

    /** Whether the table's own triggers are woken by the backfill. */
    public enum UserTriggers {
        FIRE,
        SKIP
    }

    /** Tolerance, window and samples of shadow reads; the parity pass itself tolerates nothing. */
    public record Verify(double divergenceMax, Duration window, long samplesMin, Optional<Duration> businessCycle) {}

    /**
     * The steps of the cutover.
     *
     * @param by who moves the reads: the SDK by our route, or the team's own flags, each step confirmed by an operator
     * @param ramp ascending basis points, the last one 10000
     * @param soak how long each step must stay quiet
     */
    public record Cutover(By by, List<Integer> ramp, Duration soak) {}

    /** Who moves the reads. */
    public enum By {
        SDK,
        OWN_FLAGS
    }

    /**
     * When a migration is halted at once.
     *
     * @param readErrorsMax share of new-side reads that fail
     * @param p99Ratio new-side p99 over old-side p99
     * @param writeLatencyRatio the table's write latency over its idle figure during expand and backfill
     * @param replicaLagMax lag of a listed replica
     * @param divergencesMax divergences recorded by the sync since the phase began
     */
    public record Stop(
            double readErrorsMax,
            double p99Ratio,
            double writeLatencyRatio,
            Duration replicaLagMax,
            long divergencesMax) {}

    /**
     * How the old side is let go.
     *
     * @param hold how long HOLD lasts at least
     * @param unusedFor how long nobody may have used the old side
     * @param deployCycle how long the guard and the quarantine each stand
     * @param deadline when the old side should be gone
     * @param archive whether the dropped values are kept in a restorable file
     * @param keep old columns that stay
     * @param review a date until which nothing is contracted
     */
    public record Contract(
            Duration hold,
            Duration unusedFor,
            Duration deployCycle,
            Optional<LocalDate> deadline,
            boolean archive,
            List<String> keep,
            Optional<LocalDate> review) {}

    /** How long the trigger must have counted no write that enforcement would have failed. */
    public record Enforcement(Duration quietFor) {}
}
