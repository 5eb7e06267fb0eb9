// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.benchmarks.sdk.Overhead.Cost;
import dev.inchworm.benchmarks.sdk.Overhead.Costs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of the table.
 *
 * @param title what is called
 * @param benchmark class and method that measure it
 * @param baseline class and method that do the same without any library
 * @param peer the peer's line that this one is compared with, if there is one
 * @param bytesMax bytes a call may allocate, if that is limited
 */
record OverheadRow(String title, String benchmark, String baseline, Optional<String> peer, OptionalInt bytesMax) {

    private static final String KEY = "BaselineBenchmark.directKey";
    private static final String READ = "BaselineBenchmark.directRead";
    private static final String BURST = "BaselineBenchmark.burst";
    private static final String RESTED = "BaselineBenchmark.afterRest";
    private static final String JDBC = "UsageAuditBenchmark.bare";
    private static final String LD_STAGE = "LaunchDarklyBenchmark.migrationVariation";
    private static final String LD_OFF = "LaunchDarklyBenchmark.readOff";
    private static final String LD_SERIAL = "LaunchDarklyBenchmark.shadowSerial";
    private static final String LD_PARALLEL = "LaunchDarklyBenchmark.shadowParallel";

    /** All lines, in the order of the table. */
    static final List<OverheadRow> ALL = List.of(
            direct("direct: the owner's key only", KEY),
            ours("**decide** by a text key", "InchwormBenchmark.decide", KEY, LD_STAGE, 0),
            ours("**decide** by a number", "InchwormBenchmark.decideNumber", KEY, LD_STAGE, 0),
            peer("LaunchDarkly `migrationVariation`", LD_STAGE, KEY),
            peer("LaunchDarkly `boolVariation`", "LaunchDarklyBenchmark.boolVariation", KEY),
            peer("Togglz `isActive`, gradual", "TogglzBenchmark.gradual", KEY),
            peer("OpenFeature in memory, with context", "OpenFeatureBenchmark.booleanWithContext", KEY),
            direct("direct: a read", READ),
            ours("**read** of one side, counted", "InchwormBenchmark.readOneSide", READ, LD_OFF, 0),
            peer("LaunchDarkly `read`, stage off", LD_OFF, READ),
            ours("**read, shadow**, sampled out", "InchwormBenchmark.shadowSampledOut", READ, LD_SERIAL, 0),
            ours("**read, shadow**, saturated", "InchwormBenchmark.shadowSaturated", READ, LD_SERIAL, 32),
            peer("LaunchDarkly `read`, stage shadow, serial", LD_SERIAL, READ),
            peer("Scientist4J `run`", "ScientistBenchmark.run", READ),
            direct("direct: a read, in bursts", BURST),
            ours("**read, shadow**, submitted", "InchwormBenchmark.shadowSubmitted", BURST, LD_PARALLEL),
            direct("direct: a read, after a rest", RESTED),
            ours(
                    "**read, shadow**, submitted, one after a rest",
                    "InchwormBenchmark.shadowSubmittedAlone",
                    RESTED,
                    LD_PARALLEL),
            peer("LaunchDarkly `read`, stage shadow, parallel", LD_PARALLEL, READ),
            peer("Scientist4J `runAsync`", "ScientistBenchmark.runAsync", READ),
            direct("direct: a prepared statement on a driver that does nothing", JDBC),
            ours("**usage audit**, statement known", "UsageAuditBenchmark.known", JDBC));

    private static OverheadRow direct(String title, String benchmark) {
        return new OverheadRow(title, benchmark, benchmark, Optional.empty(), OptionalInt.empty());
    }

    private static OverheadRow peer(String title, String benchmark, String baseline) {
        return new OverheadRow(title, benchmark, baseline, Optional.empty(), OptionalInt.empty());
    }

    private static OverheadRow ours(String title, String benchmark, String baseline) {
        return peer(title, benchmark, baseline);
    }

    private static OverheadRow ours(String title, String benchmark, String baseline, String peer) {
        return new OverheadRow(title, benchmark, baseline, Optional.of(peer), OptionalInt.empty());
    }

    private static OverheadRow ours(String title, String benchmark, String baseline, String peer, int bytesMax) {
        return new OverheadRow(title, benchmark, baseline, Optional.of(peer), OptionalInt.of(bytesMax));
    }

    /** The line with its figures. */
    String line(Costs costs) {
        Cost cost = costs.of(benchmark);
        double direct = costs.of(baseline).nanos();
        String over = benchmark.equals(baseline) ? "" : text("%.1f x", cost.nanos() / direct);
        String toPeer = peer.map(name -> text("1/%.0f", costs.of(name).nanos() / cost.nanos()))
                .orElse("");
        String allowed = bytesMax.isPresent() ? Integer.toString(bytesMax.getAsInt()) : "";
        return "| %s | %s | %s | %s | %d | %s |"
                .formatted(title, text("%.1f", cost.nanos()), over, toPeer, Math.round(cost.bytes()), allowed);
    }

    /** What is wrong, when a call allocates more than it may. */
    Optional<String> overBudget(Costs costs) {
        return bytesMax.stream()
                .filter(most -> Math.round(costs.of(benchmark).bytes()) > most)
                .mapToObj(most -> "%s allocates %s B a call, %d are allowed"
                        .formatted(title, text("%.1f", costs.of(benchmark).bytes()), most))
                .findFirst();
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
