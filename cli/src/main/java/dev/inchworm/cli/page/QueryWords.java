// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.dialect.QueryPlan;
import dev.inchworm.engine.LiveLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a query's plan changes.
 *
 * @param name of the query
 * @param text what is known, one line
 * @param isWorse whether it costs clearly more afterwards, or reads a whole table that it did not read before
 */
record QueryWords(String name, String text, boolean isWorse) {

    /** A cost that grows by less than this is noise. */
    private static final double WORSE_RATIO = 1.5;

    static List<QueryWords> of(PlanFacts facts) {
        List<QueryWords> words = new ArrayList<>();
        facts.look()
                .map(LiveLook::queries)
                .orElse(Map.of())
                .forEach((name, explained) -> words.add(word(
                        name,
                        explained,
                        facts.rehearsed().map(rehearsed -> rehearsed.queries().get(name)))));
        return words;
    }

    private static QueryWords word(String name, LiveLook.Explained live, Optional<Rehearsed.QueryCosts> there) {
        Optional<QueryPlan> before = live.before().plan();
        Optional<QueryPlan> after = live.after().plan();
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            return compared(
                    name,
                    before.get().cost(),
                    after.get().cost(),
                    before.get().nodesNotIn(after.get()),
                    after.get().nodesNotIn(before.get()),
                    "on the live table");
        }
        if (there.isPresent()) {
            Rehearsed.QueryCosts costs = there.get();
            return compared(name, costs.before(), costs.after(), costs.gone(), costs.come(), "in the rehearsal");
        }
        return new QueryWords(
                name,
                before.equals(after)
                        ? side(live.before())
                        : "before: %s; after: %s".formatted(side(live.before()), side(live.after())),
                false);
    }

    private static QueryWords compared(
            String name, double before, double after, List<String> gone, List<String> come, String where) {
        boolean reads = come.stream().anyMatch(node -> node.contains("Seq Scan"))
                && gone.stream().noneMatch(node -> node.contains("Seq Scan"));
        double ratio = before > 0 ? after / before : 1;
        String change =
                gone.isEmpty() && come.isEmpty() ? "the same plan" : "%s -> %s".formatted(joined(gone), joined(come));
        return new QueryWords(
                name,
                "cost %,.0f -> %,.0f (%.2f times) %s, %s".formatted(before, after, ratio, where, change),
                reads || ratio > WORSE_RATIO);
    }

    private static String side(LiveLook.Side side) {
        return side.plan()
                .map(plan -> "cost %,.0f, %s".formatted(plan.cost(), scans(plan)))
                .orElseGet(() -> "cannot be planned yet, "
                        + side.refusal().lines().findFirst().orElse("").replaceFirst("^ERROR: +", ""));
    }

    /** The steps that touch tables say most. */
    private static String scans(QueryPlan plan) {
        List<String> scans =
                plan.nodes().stream().filter(node -> node.contains("Scan")).toList();
        return String.join(" + ", scans.isEmpty() ? plan.nodes() : scans);
    }

    private static String joined(List<String> nodes) {
        return nodes.isEmpty() ? "as before" : String.join(" + ", nodes);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("told", text);
        json.put("worse", isWorse);
        return json;
    }
}
