// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.util.ArrayList;
import java.util.List;

/**
 * One fault and the figure that shows what came of it.
 *
 * @param title what goes wrong and what is shown, as a cell of the table
 * @param work runs it
 */
record Trial(String title, Work work) {

    static final int CALLS = 40;

    private static final int WARM_UP_CALLS = 500;

    /** Runs one fault against one contestant. */
    @FunctionalInterface
    interface Work {

        /** The figure, as a cell of the table. */
        String run(Contestant contestant) throws Exception;
    }

    String run(Contestant contestant) throws Exception {
        return work.run(contestant);
    }

    /** Loads and compiles what a healthy read needs, so that no trial counts it. */
    static void warmUp(Contestant contestant) throws Exception {
        try (Contestant.Caller caller = contestant.shadow(Fault.ofNew(owner -> Fault.ROW))) {
            calls(caller, WARM_UP_CALLS);
        }
    }

    /**
     * What {@link #CALLS} reads one after the other came to.
     *
     * @param nanos how long each took, sorted
     * @param hurt reads that did not give the old side's row
     */
    record Calls(List<Long> nanos, int hurt) {

        String median() {
            return "%.2f ms".formatted(nanos.get(nanos.size() / 2) / 1e6);
        }

        String hurtOf() {
            return hurt == 0 ? "0 of " + nanos.size() : "**%d of %d**".formatted(hurt, nanos.size());
        }
    }

    static Calls calls(Contestant.Caller caller) {
        return calls(caller, CALLS);
    }

    private static Calls calls(Contestant.Caller caller, int count) {
        List<Long> nanos = new ArrayList<>(count);
        int hurt = 0;
        for (int call = 0; call < count; call++) {
            long start = System.nanoTime();
            hurt += answers(caller) ? 0 : 1;
            nanos.add(System.nanoTime() - start);
        }
        nanos.sort(null);
        return new Calls(nanos, hurt);
    }

    /** Reads once; whether the caller got the old side's row. */
    static boolean answers(Contestant.Caller caller) {
        try {
            return Fault.ROW.equals(caller.read());
        } catch (Throwable reachedTheApplication) {
            return false;
        }
    }
}
