// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.cli.demo.pace.Histogram;
import dev.inchworm.cli.demo.pace.Latencies;
import java.util.List;

/**
 * How the demo ended.
 *
 * @param result {@code DONE}, {@code UNDONE} or what kept it from getting there
 * @param rows orders in the end
 * @param divergences differences that the sync recorded or that shadow reads confirmed
 * @param chaos what was broken on purpose, in words
 * @param isCatalogEqual whether, after going back, the catalog is what it was; true where it did not go back
 */
record Result(
        String result,
        long rows,
        long seed,
        Verdict verdict,
        long divergences,
        ShadowCount shadows,
        List<PhaseTime> phases,
        Latencies latencies,
        boolean isAuditVerified,
        boolean isCatalogEqual,
        String chaos) {

    /** The demo got where it was to go. */
    static final String DONE = "DONE";

    /** The demo went back to where it came from. */
    static final String UNDONE = "UNDONE";

    /** Copies the list. */
    Result {
        phases = List.copyOf(phases);
    }

    /** How long a phase took. */
    record PhaseTime(String name, double seconds) {}

    boolean isGood() {
        return (result.equals(DONE) || result.equals(UNDONE))
                && verdict.isClean()
                && divergences == 0
                && isAuditVerified
                && isCatalogEqual;
    }

    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode node = mapper.createObjectNode();
        node.put("result", result);
        node.put("rows", rows);
        node.put("seed", seed);
        node.put("acked_writes", verdict.acknowledged());
        node.put("judged_reads", verdict.reads());
        node.put("failed_operations", verdict.failed());
        node.put("lost_writes", verdict.lost());
        node.put("wrong_reads", verdict.wrong());
        node.put("unknown_resolved", verdict.resolved());
        node.put("divergences", divergences);
        node.put("shadow_compared", shadows.compared());
        node.put("shadow_divergences", shadows.divergent());
        node.put("shadow_transient", shadows.transients());
        node.put("shadow_failed", shadows.failed());
        node.put("shadow_dropped", shadows.dropped());
        node.put("fallbacks", shadows.fallbacks());
        ArrayNode times = node.putArray("phases");
        phases.forEach(phase -> times.addObject().put("name", phase.name()).put("seconds", round(phase.seconds())));
        ObjectNode latency = node.putObject("latency_ms");
        put(latency.putObject("before"), latencies.of(Latencies.Part.BEFORE));
        put(latency.putObject("during"), latencies.of(Latencies.Part.DURING));
        put(latency.putObject("after"), latencies.of(Latencies.Part.AFTER));
        ObjectNode inPhases = node.putObject("latency_by_phase_ms");
        latencies.phases().forEach((phase, histogram) -> put(inPhases.putObject(phase.name()), histogram));
        node.put("longest_stall_ms", round(latencies.of(Latencies.Part.DURING).max()));
        node.put("audit_verified", isAuditVerified);
        node.put("catalog_equal", isCatalogEqual);
        node.put("chaos", chaos);
        ArrayNode findings = node.putArray("findings");
        verdict.findings().forEach(findings::add);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts can be written", e);
        }
    }

    private static void put(ObjectNode node, Histogram histogram) {
        node.put("p50", round(histogram.percentile(50)));
        node.put("p99", round(histogram.percentile(99)));
        node.put("max", round(histogram.max()));
    }

    private static double round(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
