// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.Preview;
import dev.inchworm.packet.PlanFiles;
import java.util.List;
import java.util.Optional;

/** A plan for a pull request: short tables, and the SQL folded away. */
public final class PlanMarkdown {

    private final StringBuilder page = new StringBuilder();
    private final PlanFacts facts;

    private PlanMarkdown(PlanFacts facts) {
        this.facts = facts;
    }

    /** The whole page. */
    public static String text(Migration migration, Preview preview, PlanFacts facts) {
        PlanMarkdown markdown = new PlanMarkdown(facts);
        markdown.head(migration, preview);
        markdown.findings(preview.findings());
        preview.plan().ifPresent(markdown::plan);
        return markdown.page.toString();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void head(Migration migration, Preview preview) {
        line("### Plan of `%s`%s"
                .formatted(
                        migration.id(),
                        migration.title().map(title -> ": " + title).orElse("")));
        line("");
        line("Table `%s`, about %,d rows, %,d MB."
                .formatted(
                        migration.change().table(),
                        preview.size().rows(),
                        preview.size().bytes() / (1 << 20)));
        preview.plan().ifPresent(plan -> line("Plan `%s`: %s.".formatted(plan.hash(), Estimate.inAll(plan, facts))));
        facts.rehearsed()
                .ifPresentOrElse(
                        each -> line("Rehearsed on PostgreSQL %s with %,d rows.".formatted(each.server(), each.rows())),
                        () -> line("Not rehearsed: locks are known by rule, times assumed."));
        facts.look().ifPresent(look -> NowWords.of(look).forEach(now -> line("* " + now.strip())));
        facts.files()
                .filter(files -> files.state() == PlanFiles.State.STALE)
                .ifPresent(files -> line("* **The packet's SQL files are stale**: `inchworm plan --write`"));
        line("");
    }

    private void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean refuses = finding.severity() == Finding.Severity.REFUSE;
            line("> %s `%s`: %s"
                    .formatted(refuses ? "**REFUSED**" : "**warning**", finding.check(), inline(finding.text())));
            line("> next: " + inline(finding.next()));
            line("");
        }
    }

    private void plan(Plan plan) {
        line("| phase | step | lock | time |");
        line("|---|---|---|---|");
        for (PhasePlan phase : plan.phases()) {
            int number = 1;
            for (Step step : phase.steps()) {
                Optional<Ddl> ddl = StepPage.ddl(step);
                line("| %s | %d. %s | %s | %s |"
                        .formatted(
                                number == 1 ? phase.phase() : "",
                                number,
                                cell(step.title()),
                                ddl.filter(each -> !each.forward().isEmpty())
                                        .map(each -> cell(LockWords.of(step, each, facts.rehearsed())))
                                        .orElse(""),
                                Estimate.of(step, facts, plan.settings())
                                        .map(estimate -> cell(estimate.words()))
                                        .orElse("")));
                number++;
            }
        }
        line("");
        queries();
        for (String boundary : plan.boundaries()) {
            line("* " + inline(boundary));
        }
        line("");
        PlanFiles.of(plan).forEach(this::folded);
    }

    private void queries() {
        List<QueryWords> words = QueryWords.of(facts);
        if (!words.isEmpty()) {
            line("| query | plan before and after |");
            line("|---|---|");
            words.forEach(query -> line("| `%s` | %s%s |"
                    .formatted(query.name(), query.isWorse() ? "**worse**: " : "", cell(query.text()))));
            line("");
        }
    }

    private void folded(String name, String sql) {
        line("<details><summary>%s</summary>".formatted(name));
        line("");
        line("```sql");
        page.append(sql);
        line("```");
        line("");
        line("</details>");
    }

    private static String cell(String text) {
        return inline(text).replace("|", "\\|");
    }

    private static String inline(String text) {
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }
}
