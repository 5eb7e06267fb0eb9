// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules. */
public final class Rules {

    private static final List<Rule> ALL = gather();

    private Rules() {}

    /** All rules, by id. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule of that id. */
    public static Optional<Rule> find(String id) {
        return ALL.stream()
                .filter(rule -> rule.card().id().equalsIgnoreCase(id))
                .findFirst();
    }

    private static List<Rule> gather() {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(RulesOfAddingColumns.ALL);
        rules.addAll(RulesOfDropping.ALL);
        rules.addAll(RulesOfChangingColumns.ALL);
        rules.addAll(RulesOfConstraints.ALL);
        rules.addAll(RulesOfIndexes.ALL);
        rules.addAll(RulesOfPartitions.ALL);
        rules.addAll(RulesOfTables.ALL);
        rules.addAll(RulesOfTransactions.ALL);
        rules.sort(Comparator.comparing(rule -> rule.card().id()));
        return List.copyOf(rules);
    }
}
