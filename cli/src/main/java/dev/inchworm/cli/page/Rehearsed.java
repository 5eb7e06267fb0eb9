// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rehearsal of exactly this plan measured, as its {@code rehearsal.json} in the packet says.
 *
 * @param server its release
 * @param rows how many rows the table had there
 * @param steps by name of the step, forward only
 * @param queries plans there before and after, by name of the query
 */
public record Rehearsed(String server, long rows, Map<String, StepFacts> steps, Map<String, QueryCosts> queries) {

    private static final String FILE = "rehearsal.json";

    /** Copies the maps. */
    public Rehearsed {
        steps = Map.copyOf(steps);
        queries = Map.copyOf(queries);
    }

    /**
     * One step.
     *
     * @param locks as {@code ACCESS EXCLUSIVE on public.orders}, the strongest of each table; absent where not measured
     * @param rewritten tables whose rows were written anew
     * @param scanned tables that were read from end to end
     * @param time how long it took there; absent where that was not measured
     */
    public record StepFacts(
            Optional<List<String>> locks, List<String> rewritten, List<String> scanned, Optional<Duration> time) {

        /** Copies the lists. */
        public StepFacts {
            locks = locks.map(List::copyOf);
            rewritten = List.copyOf(rewritten);
            scanned = List.copyOf(scanned);
        }
    }

    /** A query's cost before and after, and the steps of its plan that only one of them has. */
    public record QueryCosts(double before, double after, List<String> gone, List<String> come) {

        /** Copies the lists. */
        public QueryCosts {
            gone = List.copyOf(gone);
            come = List.copyOf(come);
        }
    }

    /** The rehearsal of the plan of that hash; absent where there is none in the packet, or one of another plan. */
    public static Optional<Rehearsed> read(Path packet, String plan) {
        Path file = packet.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            return plan.equals(json.path("plan").asText()) ? Optional.of(of(json)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Rehearsed of(JsonNode json) {
        Map<String, StepFacts> steps = new LinkedHashMap<>();
        for (JsonNode step : json.path("steps")) {
            if ("forward".equals(step.path("direction").asText())) {
                JsonNode locks = step.path("locks");
                JsonNode millis = step.path("millis");
                steps.put(
                        step.path("step").asText(),
                        new StepFacts(
                                locks.isArray() ? Optional.of(texts(locks)) : Optional.empty(),
                                texts(step.path("rewritten")),
                                texts(step.path("scanned")),
                                millis.isNumber()
                                        ? Optional.of(Duration.ofMillis(millis.asLong()))
                                        : Optional.empty()));
            }
        }
        Map<String, QueryCosts> queries = new LinkedHashMap<>();
        json.path("queries")
                .properties()
                .forEach(query -> queries.put(
                        query.getKey(),
                        new QueryCosts(
                                query.getValue().path("before").asDouble(),
                                query.getValue().path("after").asDouble(),
                                texts(query.getValue().path("gone")),
                                texts(query.getValue().path("come")))));
        return new Rehearsed(json.path("server").asText(), json.path("rows").asLong(), steps, queries);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
