// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a call through the SDK costs its caller, beside a direct call and beside its peers, in one run.
 *
 * <p>Arguments, all optional: iterations (5) and milliseconds of each (500). Ends with 1 when a path allocates more
 * than it may; times are shown as ratios and fail nothing, for they belong to the machine.
 */
public final class Overhead {

    private static final int WARM_UPS = 4;
    private static final String BYTES = "gc.alloc.rate.norm";

    private Overhead() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws RunnerException {
        int iterations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int millis = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        Costs costs = measured(iterations, millis);
        List<String> over = new ArrayList<>();
        System.out.println("| call | ns | over a direct call | against its peer | B | B allowed |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (OverheadRow row : OverheadRow.ALL) {
            System.out.println(row.line(costs));
            row.overBudget(costs).ifPresent(over::add);
        }
        over.forEach(System.out::println);
        System.exit(over.isEmpty() ? 0 : 1);
    }

    private static Costs measured(int iterations, int millis) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(millis);
        OptionsBuilder options = new OptionsBuilder();
        OverheadRow.ALL.forEach(row -> options.include("\\." + row.benchmark().replace(".", "\\.") + "$"));
        options.mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                // Threads of some peers would keep a measured process alive for half a minute.
                .jvmArgs("-Xmx1g", "-Djmh.shutdownTimeout=1")
                .verbosity(VerboseMode.SILENT);
        Map<String, Cost> costs = new TreeMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            costs.put(name(result), cost(result));
        }
        return new Costs(costs);
    }

    /** The class and the method, without the package. */
    private static String name(RunResult result) {
        String whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.', whole.lastIndexOf('.') - 1) + 1);
    }

    private static Cost cost(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(BYTES);
        if (bytes == null) {
            throw new IllegalStateException("nothing was said of allocation");
        }
        return new Cost(result.getPrimaryResult().getStatistics().getPercentile(50), bytes.getScore());
    }

    /**
     * What one call costs.
     *
     * @param nanos median of the iterations
     * @param bytes allocated a call, by all threads of the process
     */
    record Cost(double nanos, double bytes) {}

    /**
     * What was measured in one run.
     *
     * @param byName by class and method
     */
    record Costs(Map<String, Cost> byName) {

        /** The cost of a benchmark; an error when it did not run to its end. */
        Cost of(String name) {
            Cost cost = byName.get(name);
            if (cost == null) {
                throw new IllegalStateException(name + " did not run to its end");
            }
            return cost;
        }
    }
}
