// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as SARIF 2.1.0, which code hosts show beside the lines.
 *
 * <p>Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0.
 */
public final class SarifPage {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifPage() {}

    /** The whole page. */
    public static Map<String, Object> of(Results results) {
        List<RuleCard> cards = Catalogue.all();
        List<String> ids = cards.stream().map(RuleCard::id).toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "inchworm lint");
        driver.put("rules", cards.stream().map(SarifPage::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                results.findings().stream().map(finding -> result(finding, ids)).toList());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("$schema", SCHEMA);
        page.put("version", "2.1.0");
        page.put("runs", List.of(run));
        return page;
    }

    private static Map<String, Object> rule(RuleCard card) {
        String why =
                card.risk().why().isEmpty() ? card.title() + "." : card.risk().why();
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", card.id());
        rule.put("shortDescription", text(card.title()));
        rule.put("fullDescription", text(why));
        rule.put("help", text((why + " " + Catalogue.locks(card)).strip()));
        rule.put("defaultConfiguration", Map.of("level", level(card.severity())));
        return rule;
    }

    private static Map<String, Object> result(Finding finding, List<String> ids) {
        String safe = finding.safeWay().isEmpty() ? "" : "\nSafe way:\n" + String.join("\n", finding.safeWay());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        result.put("ruleIndex", ids.indexOf(finding.rule()));
        result.put("level", level(finding.severity()));
        result.put("message", text(Wrap.sentence(finding.message()) + safe));
        result.put("locations", List.of(Map.of("physicalLocation", location(finding.place()))));
        return result;
    }

    private static Map<String, Object> location(Place place) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", place.line());
        region.put("startColumn", place.column());
        region.put("endLine", place.endLine());
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("artifactLocation", Map.of("uri", uri(place.file())));
        location.put("region", region);
        return location;
    }

    private static String uri(String file) {
        try {
            String path = file.equals("-") ? "stdin" : file.replace('\\', '/');
            return new URI(null, null, path.replaceFirst("^\\./", ""), null).getRawPath();
        } catch (URISyntaxException notAPath) {
            return "unnamed";
        }
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case BLOCK -> "error";
            case WARN -> "warning";
            case NOTE -> "note";
        };
    }
}
