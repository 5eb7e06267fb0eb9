// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.util.List;
import java.util.Optional;

/**
 * How a server would run a query.
 *
 * @param cost of the whole, in the server's own units, comparable on the same server only
 * @param rows that it expects to return
 * @param nodes its steps, outermost first, as {@code Seq Scan on orders}
 */
public record QueryPlan(double cost, long rows, List<String> nodes) {

    /** Copies the steps. */
    public QueryPlan {
        nodes = List.copyOf(nodes);
    }

    /** The first step that reads a whole table row by row, if there is one. */
    public Optional<String> wholeScan() {
        return nodes.stream().filter(node -> node.contains("Seq Scan on ")).findFirst();
    }

    /** The steps that the other plan does not have, in order. */
    public List<String> nodesNotIn(QueryPlan other) {
        return nodes.stream()
                .filter(node -> !other.nodes.contains(node))
                .distinct()
                .toList();
    }
}
