// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan as a reviewer reads it. */
public final class PlanPage {

    private static final int WIDTH = 100;

    private final StringBuilder page = new StringBuilder();

    private final boolean isFull;
    private final PlanFacts facts;

    private PlanPage(boolean isFull, PlanFacts facts) {
        this.isFull = isFull;
        this.facts = facts;
    }

    /** The whole page; long statements are folded unless {@code isFull}. */
    public static String text(Migration migration, Preview preview, PlanFacts facts, boolean isFull) {
        PlanPage plan = new PlanPage(isFull, facts);
        plan.head(migration, preview);
        plan.findings(preview.findings());
        preview.plan().ifPresent(plan::phases);
        preview.plan().ifPresent(each -> plan.foot(migration, preview, each));
        return plan.page.toString();
    }

    private void line(String text) {
        page.append(text).append(System.lineSeparator());
    }

    private void head(Migration migration, Preview preview) {
        line(Line.bold(migration.id())
                + migration.title().map(title -> "  " + title).orElse(""));
        line("  table %s, about %,d rows, %,d MB%s"
                .formatted(
                        migration.change().table(),
                        preview.size().rows(),
                        preview.size().bytes() / (1 << 20),
                        preview.isStarted() ? "; under way: this is the plan it runs" : ""));
        preview.plan().ifPresent(plan -> {
            line("  plan " + plan.hash());
            mapping(plan);
        });
        facts.look().ifPresent(look -> labelled("now", NowWords.of(look)));
        preview.plan().ifPresent(plan -> labelled("rehearsal", List.of(rehearsal())));
        preview.plan().ifPresent(plan -> labelled("time", List.of(Estimate.inAll(plan, facts))));
        facts.files().ifPresent(files -> labelled("sql files", FileWords.of(files)));
        line("");
    }

    private String rehearsal() {
        return facts.rehearsed()
                .map(each -> "measured on PostgreSQL %s with %,d rows".formatted(each.server(), each.rows()))
                .orElse("none of this plan here: locks are known by rule, times assumed");
    }

    private void mapping(Plan plan) {
        plan.mapping()
                .up()
                .forEach((name, up) -> mapped(
                        "up    ",
                        name + " = " + sql(up) + (plan.mapping().isFill(name) ? "   (fills nulls only)" : "")));
        plan.mapping().down().forEach((name, down) -> mapped("down  ", name + " = " + sql(down)));
        mapped("same  ", sql(plan.mapping().same()));
    }

    private void mapped(String label, String sql) {
        page.append(Line.wrapped(label + sql, "  ", WIDTH));
    }

    private static String sql(dev.inchworm.core.catalog.Expression expression) {
        return expression.sql(name -> name);
    }

    private void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            boolean refuses = finding.severity() == Finding.Severity.REFUSE;
            line((refuses ? Line.bold("  REFUSED ") : Line.yellow("  warning ")) + finding.check());
            page.append(Line.wrapped(finding.text(), "    ", WIDTH));
            page.append(Line.wrapped("next: " + finding.next(), "    ", WIDTH));
        }
    }

    private void phases(Plan plan) {
        for (PhasePlan phase : plan.phases()) {
            line(Line.bold(phase.phase().name()) + "  " + phase.phase().does());
            labelled("opens when", phase.opensWhen());
            if (phase.steps().isEmpty()) {
                line("  no steps: passed through");
            }
            int number = 1;
            for (Step step : phase.steps()) {
                page.append(StepPage.text(number++, step, isFull, facts, plan.settings()));
            }
            labelled("way back", List.of(phase.lever()));
            labelled("live", phase.live());
            line("");
        }
    }

    private void labelled(String label, List<String> lines) {
        String before = "  %-11s  ".formatted(label);
        String indent = " ".repeat(before.length());
        for (int i = 0; i < lines.size(); i++) {
            String text = Line.wrapped(lines.get(i), indent, WIDTH);
            page.append(i == 0 ? before + text.substring(indent.length()) : text);
        }
    }

    private void foot(Migration migration, Preview preview, Plan plan) {
        queries();
        list("boundaries", plan.boundaries());
        list("warnings", plan.warnings());
        list("grants needed", plan.grants());
        list("not measured", preview.notMeasured());
        list("not judged yet", migration.notJudged());
        list("defaults taken", joined(migration.defaults()));
    }

    private void queries() {
        List<QueryWords> words = QueryWords.of(facts);
        if (!words.isEmpty()) {
            line(Line.bold("query plans, before and after"));
            for (QueryWords query : words) {
                page.append(Line.wrapped(
                        "%s  %s%s".formatted(query.name(), query.isWorse() ? "WORSE: " : "", query.text()),
                        "  ",
                        WIDTH));
            }
            line("");
        }
    }

    private static List<String> joined(List<String> words) {
        return words.isEmpty() ? List.of() : List.of(String.join(", ", words).replace(" = ", "="));
    }

    private void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line(Line.bold(title));
        lines.forEach(each -> page.append(Line.wrapped(each, "  ", WIDTH)));
        line("");
    }

    /** The same for programs. */
    public static Map<String, Object> json(Migration migration, Preview preview, PlanFacts facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", migration.id());
        json.put("table", migration.change().table().toString());
        json.put("rows_estimated", preview.size().rows());
        json.put("bytes", preview.size().bytes());
        json.put("under_way", preview.isStarted());
        json.put(
                "findings",
                preview.findings().stream()
                        .map(finding -> Map.of(
                                "check", finding.check(),
                                "severity", finding.severity().name().toLowerCase(Locale.ROOT),
                                "key", finding.key(),
                                "text", finding.text(),
                                "next", finding.next()))
                        .toList());
        preview.plan().ifPresent(plan -> {
            json.put("plan", plan.hash());
            json.put(
                    "phases",
                    plan.phases().stream()
                            .map(phase -> phaseJson(phase, plan.settings(), facts))
                            .toList());
            json.put("boundaries", plan.boundaries());
            json.put("warnings", plan.warnings());
            json.put("grants", plan.grants());
        });
        facts.look().ifPresent(look -> json.put("now", NowWords.json(look)));
        facts.files().ifPresent(files -> json.put("sql_files", FileWords.json(files)));
        json.put("rehearsed", facts.rehearsed().isPresent());
        json.put("queries", QueryWords.of(facts).stream().map(QueryWords::json).toList());
        json.put("not_measured", preview.notMeasured());
        json.put("not_judged", migration.notJudged());
        json.put("defaults", migration.defaults());
        return json;
    }

    private static Map<String, Object> phaseJson(PhasePlan phase, Settings settings, PlanFacts facts) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Step step : phase.steps()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", step.name());
            each.put("kind", step.kind());
            each.put("title", step.title());
            StepPage.ddl(step).ifPresent(ddl -> {
                each.put("lock_known_by", LockWords.source(step, facts.rehearsed()));
                each.put("locks", LockWords.of(step, ddl, facts.rehearsed()));
                each.put("lock", ddl.lock().name().toLowerCase(Locale.ROOT));
                each.put("blocks", ddl.lock().blocks());
                each.put("sql", ddl.forward());
                each.put("undo", ddl.back());
            });
            Estimate.of(step, facts, settings).ifPresent(estimate -> {
                estimate.time().ifPresent(time -> each.put("millis_estimated", time.toMillis()));
                each.put("estimate_rests_on", estimate.basis());
            });
            steps.add(each);
        }
        return Map.of(
                "phase", phase.phase().name(),
                "opens_when", phase.opensWhen(),
                "lever", phase.lever(),
                "live", phase.live(),
                "steps", steps);
    }
}
