// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.FileReport;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Findings for programs: maps, lists, texts and numbers, ready for any writer of JSON. */
public final class JsonPage {

    private JsonPage() {}

    /** The whole page. Names are stable; new ones may come. */
    public static Map<String, Object> of(Results results) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("postgresql", results.version());
        page.put("files", results.files().stream().map(JsonPage::file).toList());
        page.put("summary", summary(results));
        return page;
    }

    /** The list of everything that can be found. */
    public static Map<String, Object> rules() {
        return Map.of("rules", Catalogue.all().stream().map(JsonPage::rule).toList());
    }

    private static Map<String, Object> summary(Results results) {
        FileReport.Counts counts = results.counts();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("files", results.files().size());
        map.put("statements", counts.statements());
        map.put("notUnderstood", counts.notUnderstood());
        map.put("probed", counts.probed());
        map.put("waived", counts.waived());
        for (Severity severity : Severity.values()) {
            map.put(word(severity), results.count(severity));
        }
        return map;
    }

    private static Map<String, Object> file(FileReport file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.source().file());
        map.put("statements", file.counts().statements());
        map.put("notUnderstood", file.counts().notUnderstood());
        map.put("waived", file.counts().waived());
        map.put("findings", file.findings().stream().map(JsonPage::finding).toList());
        return map;
    }

    private static Map<String, Object> finding(Finding finding) {
        RuleCard card = Catalogue.card(finding.rule());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", finding.rule());
        map.put("title", card.title());
        map.put("severity", word(finding.severity()));
        map.put("line", finding.place().line());
        map.put("column", finding.place().column());
        map.put("endLine", finding.place().endLine());
        map.put("message", finding.message());
        map.put("why", card.risk().why());
        map.put("locks", Catalogue.locks(card));
        map.put("safeWay", finding.safeWay());
        return map;
    }

    private static Map<String, Object> rule(RuleCard card) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", card.id());
        map.put("title", card.title());
        map.put("severity", word(card.severity()));
        map.put("versions", card.versions().words());
        map.put("why", card.risk().why());
        map.put("locks", Catalogue.locks(card));
        map.put("cost", card.risk().cost().name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
