// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.engine.journal.Audit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who did what, when and why. */
public final class AuditPage {

    private AuditPage() {}

    /** One line an entry, then the verdict on the chain. */
    public static String text(List<Audit.Entry> entries, Audit.Verdict verdict) {
        StringBuilder page = new StringBuilder();
        for (Audit.Entry entry : entries) {
            page.append("%4d  %s  %-10s %s%s  %s%n"
                    .formatted(
                            entry.seq(),
                            entry.at(),
                            entry.action(),
                            entry.detail(),
                            entry.reason().isEmpty() ? "" : " (" + entry.reason() + ")",
                            Line.faint("by " + entry.who())));
        }
        page.append("%d entries, %s%n"
                .formatted(verdict.entries(), verdict.broken().orElse("each follows the one before it")));
        page.append("head %s%n".formatted(verdict.head()));
        return page.toString();
    }

    /** The same for programs. */
    public static Map<String, Object> json(List<Audit.Entry> entries, Audit.Verdict verdict) {
        return Map.of(
                "entries", entries.stream().map(AuditPage::entry).toList(),
                "verified", verdict.broken().isEmpty(),
                "broken", verdict.broken().orElse(""),
                "head", verdict.head());
    }

    private static Map<String, Object> entry(Audit.Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", entry.seq());
        json.put("at", entry.at().toString());
        json.put("os_user", entry.who().osUser());
        json.put("db_user", entry.who().dbUser());
        json.put("host", entry.who().host());
        json.put("action", entry.action());
        json.put("detail", entry.detail());
        json.put("reason", entry.reason());
        json.put("hash", entry.hash());
        return json;
    }
}
