// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import dev.inchworm.core.change.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges what was measured against the limits of the plan.
 *
 * <p>A sensor that the plan requires and that cannot be read is a raised signal itself. One that is absent is told as
 * absent, never as passed.
 */
public final class StopSignals {

    /** Shares of reads and writes, and their p99, are judged on that many samples or more. */
    public static final long SAMPLES_MIN = 100;
    /** With fewer samples, that many failures are enough. */
    public static final long ERRORS_ENOUGH = 5;

    private static final double WRITE_ERRORS_MAX = 0.01;

    private final Settings settings;
    private final Set<Sensor> required;

    /** Signals by the limits of {@code settings}; {@code required} sensors must be readable and there. */
    public StopSignals(Settings settings, Set<Sensor> required) {
        this.settings = settings;
        this.required = required.isEmpty() ? EnumSet.noneOf(Sensor.class) : EnumSet.copyOf(required);
    }

    /** What signals are fed by. */
    public enum Sensor {
        FIGURES,
        TALLY,
        SYNC,
        REPLICAS,
        DRIFT
    }

    /**
     * How one signal stands.
     *
     * @param name of the signal
     * @param state for people: {@code quiet}, {@code raised}, or {@code absent: why}
     * @param raised the signal, if it is raised
     */
    public record Standing(String name, String state, Optional<StopSignal> raised) {}

    /** The first raised signal. */
    public Optional<StopSignal> first(Vitals vitals) {
        return standings(vitals).stream()
                .map(Standing::raised)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How every signal stands, the gravest first. */
    public List<Standing> standings(Vitals vitals) {
        Settings.Stop stop = settings.stop();
        List<Standing> all = new ArrayList<>();
        all.add(judge("sync", Sensor.SYNC, vitals.sync(), StopSignals::sync));
        all.add(judge("corruption", Sensor.DRIFT, vitals.drift(), StopSignals::drift));
        all.add(judge(
                "divergences", Sensor.TALLY, vitals.divergences(), count -> divergences(count, stop.divergencesMax())));
        all.add(judge("up-errors", Sensor.TALLY, vitals.upErrors(), StopSignals::upErrors));
        all.add(judge("silent-instances", Sensor.FIGURES, vitals.silent(), names -> Optional.empty()));
        all.add(judge("read-errors", Sensor.FIGURES, vitals.window(), window -> readErrors(window, stop)));
        all.add(judge("write-errors", Sensor.FIGURES, vitals.window(), StopSignals::writeErrors));
        all.add(judge("shadow-divergence", Sensor.FIGURES, vitals.window(), this::shadow));
        all.add(judge("read-p99", Sensor.FIGURES, vitals.window(), window -> readP99(window, stop)));
        all.add(writeP99(vitals, stop));
        all.add(judge("replica-lag", Sensor.REPLICAS, vitals.replicas(), list -> lag(list, stop.replicaLagMax())));
        return all;
    }

    private <T> Standing judge(
            String name, Sensor sensor, Measured<T> measured, Function<T, Optional<StopSignal>> verdict) {
        if (measured instanceof Measured.Value<T> known) {
            Optional<StopSignal> raised = verdict.apply(known.known());
            return new Standing(name, raised.isPresent() ? "raised" : "quiet", raised);
        }
        String why = measured instanceof Measured.Unreadable<T> unreadable
                ? "cannot be read: " + unreadable.why()
                : "absent: " + ((Measured.Absent<T>) measured).why();
        if (!required.contains(sensor)) {
            return new Standing(name, why, Optional.empty());
        }
        return new Standing(
                name,
                "raised",
                Optional.of(new StopSignal(
                        name, why, "readable", "the sensor of %s is required and %s".formatted(name, why))));
    }

    private static Optional<StopSignal> sync(String state) {
        return state.equals("intact")
                ? Optional.empty()
                : Optional.of(new StopSignal("sync", state, "intact", "the sync is not as it was installed: " + state));
    }

    private static Optional<StopSignal> drift(long rows) {
        return raisedAbove(
                "corruption",
                rows,
                0,
                "%d rows of a sample differ or break an invariant, though both sides are synced");
    }

    private static Optional<StopSignal> divergences(long count, long max) {
        return raisedAbove("divergences", count, max, "%d statements wrote both sides and disagreed");
    }

    private static Optional<StopSignal> upErrors(long count) {
        return raisedAbove("up-errors", count, 0, "the way up failed for %d writes");
    }

    private static Optional<StopSignal> raisedAbove(String name, long count, long max, String text) {
        return count <= max
                ? Optional.empty()
                : Optional.of(new StopSignal(
                        name, String.valueOf(count), String.valueOf(max), String.format(Locale.ROOT, text, count)));
    }

    private static Optional<StopSignal> readErrors(Window window, Settings.Stop stop) {
        // A read that failed and was answered by old is counted in both figures.
        long bad = Math.max(window.errorsNew(), window.fallbacks());
        return share("read-errors", bad, window.readsNew(), stop.readErrorsMax(), "reads of the new side");
    }

    private static Optional<StopSignal> writeErrors(Window window) {
        return share("write-errors", window.writeErrors(), window.writes(), WRITE_ERRORS_MAX, "writes");
    }

    private Optional<StopSignal> shadow(Window window) {
        long reads = window.shadowCompared().orElse(window.readsOld() + window.readsNew());
        double max = settings.verify().divergenceMax();
        return share("shadow-divergence", window.divergences(), reads, max, "shadow reads");
    }

    private static Optional<StopSignal> share(String name, long bad, long all, double max, String what) {
        double share = (double) bad / Math.max(1, Math.max(bad, all));
        boolean isKnown = all >= SAMPLES_MIN || bad >= ERRORS_ENOUGH;
        if (!isKnown || share <= max) {
            return Optional.empty();
        }
        String measured = percent(share);
        return Optional.of(new StopSignal(
                name,
                measured,
                percent(max),
                "%s of %d %s are bad, limit %s".formatted(measured, all, what, percent(max))));
    }

    private static Optional<StopSignal> readP99(Window window, Settings.Stop stop) {
        if (window.newSamples() < SAMPLES_MIN || window.oldSamples() < SAMPLES_MIN) {
            return Optional.empty();
        }
        return ratio("read-p99", window.newP99(), window.oldP99(), stop.p99Ratio(), "reads of the new side, old side");
    }

    private Standing writeP99(Vitals vitals, Settings.Stop stop) {
        Optional<Duration> idle = vitals.idleWriteP99().value();
        if (idle.isEmpty()) {
            return new Standing("write-p99", "absent: no idle figure was taken", Optional.empty());
        }
        return judge("write-p99", Sensor.FIGURES, vitals.window(), window -> {
            boolean isKnown = window.writeSamples() >= SAMPLES_MIN;
            return isKnown
                    ? ratio("write-p99", window.writeP99(), idle, stop.writeLatencyRatio(), "writes, idle")
                    : Optional.empty();
        });
    }

    private static Optional<StopSignal> ratio(
            String name, Optional<Duration> now, Optional<Duration> base, double max, String what) {
        if (now.isEmpty() || base.isEmpty() || base.get().isZero()) {
            return Optional.empty();
        }
        double ratio = (double) now.get().toNanos() / base.get().toNanos();
        if (ratio <= max) {
            return Optional.empty();
        }
        String measured = String.format(Locale.ROOT, "%.1f", ratio);
        return Optional.of(new StopSignal(
                name,
                measured,
                String.format(Locale.ROOT, "%.1f", max),
                "p99 %s: %d us against %d us, %s times"
                        .formatted(what, now.get().toNanos() / 1_000, base.get().toNanos() / 1_000, measured)));
    }

    private Optional<StopSignal> lag(List<Replicas.Standing> standings, Duration max) {
        for (Replicas.Standing standing : standings) {
            boolean isLate =
                    standing.lag().map(lag -> lag.compareTo(max) > 0).orElse(required.contains(Sensor.REPLICAS));
            if (isLate) {
                String measured =
                        standing.lag().map(lag -> lag.toMillis() + " ms").orElse("not known");
                String text = standing.problem().orElse("lags %s behind".formatted(measured));
                return Optional.of(
                        new StopSignal("replica-lag", measured, max.toMillis() + " ms", standing.name() + ": " + text));
            }
        }
        return Optional.empty();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
