// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.phase.Phase;
import java.util.LinkedHashMap;
import java.util.Map;

/** A verdict for people and for programs. */
public final class GuardPage {

    private GuardPage() {}

    /** One line for each breach, as {@code file:line: rule: text}, then the verdict. */
    public static String text(String id, Verdict verdict, PhaseKnown phase) {
        StringBuilder page = new StringBuilder();
        verdict.breaches().forEach(breach -> line(page, breach.shown()));
        verdict.notes().forEach(note -> line(page, "note: " + note));
        line(page, phase.line());
        line(
                page,
                "%s: %d files and %d SQL statements since %s: %s"
                        .formatted(
                                id,
                                verdict.files(),
                                verdict.statements(),
                                verdict.ancestor()
                                        .substring(
                                                0,
                                                Math.min(12, verdict.ancestor().length())),
                                verdict.isWithin()
                                        ? "within the guardrail"
                                        : "%d times out of bounds"
                                                .formatted(verdict.breaches().size())));
        return page.toString();
    }

    private static void line(StringBuilder page, String line) {
        page.append(line).append(System.lineSeparator());
    }

    /** The same as maps and lists. */
    public static Map<String, Object> json(String id, Verdict verdict, PhaseKnown phase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("within", verdict.isWithin());
        json.put("since", verdict.ancestor());
        json.put("phase", phase.phase().map(Phase::name).orElse("unknown"));
        json.put("phase_from", phase.from());
        json.put("files", verdict.files());
        json.put("statements", verdict.statements());
        json.put("notes", verdict.notes());
        json.put(
                "breaches",
                verdict.breaches().stream()
                        .map(breach -> Map.of(
                                "file", breach.file(),
                                "line", breach.line(),
                                "rule", breach.rule(),
                                "text", breach.text()))
                        .toList());
        return json;
    }
}
