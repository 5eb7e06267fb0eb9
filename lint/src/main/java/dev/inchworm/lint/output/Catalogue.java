// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.Notice;
import dev.inchworm.lint.rule.Cost;
import dev.inchworm.lint.rule.Rule;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.rule.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be found: the rules, and what the linter itself has to say. */
public final class Catalogue {

    private static final Map<String, RuleCard> CARDS = gather();

    private Catalogue() {}

    /** All cards: the rules by id, then the linter's own. */
    public static List<RuleCard> all() {
        return List.copyOf(CARDS.values());
    }

    /** The card of that id, which a finding named. */
    static RuleCard card(String id) {
        return CARDS.getOrDefault(id, RuleCard.of(id, id, Severity.NOTE));
    }

    /** What is locked and how long, in one text; empty where locks are not the point. */
    static String locks(RuleCard card) {
        Cost cost = card.risk().cost();
        String held = cost.words().isEmpty() ? "" : " Held " + cost.words() + ".";
        return card.risk().locks().isEmpty() ? "" : card.risk().locks() + held;
    }

    private static Map<String, RuleCard> gather() {
        List<RuleCard> cards =
                new ArrayList<>(Rules.all().stream().map(Rule::card).toList());
        for (Notice notice : Notice.values()) {
            cards.add(
                    RuleCard.of(notice.id(), notice.title(), notice.severity()).versions(Versions.ALL));
        }
        Map<String, RuleCard> byId = new LinkedHashMap<>();
        cards.forEach(card -> byId.put(card.id(), card));
        return byId;
    }
}
