// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/**
 * What the steps of a plan are called, for people.
 *
 * @param titles by step name
 */
record StepTitles(Map<String, String> titles) {

    /** Reads them from a plan as the journal keeps it; none if it cannot be read. */
    static StepTitles of(String plan) {
        Map<String, String> titles = new HashMap<>();
        try {
            collect(new ObjectMapper().readTree(plan), titles);
        } catch (JsonProcessingException e) {
            titles.clear();
        }
        return new StepTitles(Map.copyOf(titles));
    }

    private static void collect(JsonNode node, Map<String, String> titles) {
        if (node.path("name").isTextual() && node.path("title").isTextual()) {
            titles.put(node.path("name").textValue(), node.path("title").textValue());
        }
        node.forEach(child -> collect(child, titles));
    }

    /** The title of a step; empty between steps. */
    String title(String step) {
        return titles.getOrDefault(step, "");
    }
}
