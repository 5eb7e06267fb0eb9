// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.FileReport;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Findings for people at a terminal, in a hundred columns. */
public final class TextPage {

    private static final int LINES_MAX = 8;
    private static final int LABEL = 9;

    private final Paint paint;
    private final Set<String> explained = new HashSet<>();
    private final StringBuilder page = new StringBuilder();

    private TextPage(Paint paint) {
        this.paint = paint;
    }

    /** The whole page; {@code isColoured} only for a terminal. */
    public static String of(Results results, boolean isColoured) {
        TextPage page = new TextPage(new Paint(isColoured));
        results.files().forEach(page::file);
        page.summary(results);
        return page.page.toString();
    }

    /** The list of everything that can be found. */
    public static String rules(boolean isColoured) {
        TextPage page = new TextPage(new Paint(isColoured));
        for (RuleCard card : Catalogue.all()) {
            page.line("%-6s  %s  %-9s  %s"
                    .formatted(
                            card.id(),
                            page.paint.severity(card.severity()),
                            card.versions().words(),
                            card.title()));
        }
        return page.page.toString();
    }

    private void file(FileReport file) {
        int shownFrom = -1;
        for (Finding finding : file.findings()) {
            RuleCard card = Catalogue.card(finding.rule());
            line("%s  %s  %s"
                    .formatted(
                            paint.severity(finding.severity()),
                            paint.bold(finding.rule() + "  " + card.title()),
                            paint.dim(finding.place().toString())));
            boolean hasText = finding.place().end() > finding.place().start();
            if (finding.place().start() != shownFrom && hasText) {
                statement(file, finding.place());
            }
            shownFrom = finding.place().start();
            finding(finding, card);
            line("");
        }
    }

    private void statement(FileReport file, Place place) {
        int last = Math.min(place.endLine(), place.line() + LINES_MAX - 1);
        for (int number = place.line(); number <= last; number++) {
            String text = Wrap.cut(Wrap.plain(file.source().lineAt(number)), Wrap.WIDTH - LABEL);
            line(paint.dim("%6d │ ".formatted(number)) + text);
        }
        if (last < place.endLine()) {
            line(paint.dim("       │ … %d more lines".formatted(place.endLine() - last)));
        }
    }

    private void finding(Finding finding, RuleCard card) {
        labelled("", Wrap.sentence(finding.message()));
        if (explained.add(finding.rule())) {
            labelled("Why", card.risk().why());
            labelled("Locks", Catalogue.locks(card));
        }
        String label = "Safe way";
        for (String safe : finding.safeWay()) {
            for (String each : safe.lines().toList()) {
                line(paint.dim("%-8s ".formatted(label)) + paint.safe(Wrap.plain(each)));
                label = "";
            }
        }
    }

    private void labelled(String label, String text) {
        String shown = label;
        List<String> lines = text.isEmpty() ? List.of() : Wrap.lines(Wrap.plain(text), Wrap.WIDTH - LABEL);
        for (String each : lines) {
            line(paint.dim("%-8s ".formatted(shown)) + each);
            shown = "";
        }
    }

    private void summary(Results results) {
        FileReport.Counts counts = results.counts();
        long block = results.count(Severity.BLOCK);
        String found = results.findings().isEmpty()
                ? "nothing found"
                : "%d %s, %d warn, %d to note"
                        .formatted(
                                block,
                                block == 1 ? "blocks" : "block",
                                results.count(Severity.WARN),
                                results.count(Severity.NOTE));
        String waived = counts.waived() == 0 ? "" : ", %d waived".formatted(counts.waived());
        line(paint.bold("%s in %s, %s for PostgreSQL %d: %s%s"
                .formatted(
                        count(counts.statements(), "statement"),
                        count(results.files().size(), "file"),
                        counts.probed() == 0
                                ? "judged by rules"
                                : "%d of them run on a throw-away server".formatted(counts.probed()),
                        results.version(),
                        found,
                        waived)));
        if (counts.notUnderstood() > 0) {
            line("%s not understood, and so not judged.".formatted(count(counts.notUnderstood(), "statement")));
        }
    }

    private static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private void line(String text) {
        page.append(text.stripTrailing()).append(System.lineSeparator());
    }
}
