// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan as a reviewer reads it. */
public final class PlanPage {

    private static final int WIDTH = 100;
    private static final int LINES_MAX = 12;
    private static final int LINES_SHOWN = 3;

    private static final String INDENT = "           ";

    private final StringBuilder page = new StringBuilder();

    private final boolean isFull;

    private PlanPage(boolean isFull) {
        this.isFull = isFull;
    }

    /** The whole page; long statements are folded unless {@code isFull}. */
    public static String text(Migration migration, Preview preview, boolean isFull) {
        PlanPage plan = new PlanPage(isFull);
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
        line("");
    }

    private void mapping(Plan plan) {
        plan.mapping()
                .up()
                .forEach((name, up) -> line("  up    %s = %s%s"
                        .formatted(name, sql(up), plan.mapping().isFill(name) ? "   (fills nulls only)" : "")));
        plan.mapping().down().forEach((name, down) -> line("  down  %s = %s".formatted(name, sql(down))));
        line("  same  " + sql(plan.mapping().same()));
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
            phase.opensWhen().forEach(gate -> line("  opens when   " + gate));
            if (phase.steps().isEmpty()) {
                line("  no steps: passed through");
            }
            int number = 1;
            for (Step step : phase.steps()) {
                step(number++, step);
            }
            line("  way back     " + phase.lever());
            line("  live         " + String.join("; ", phase.live()));
            line("");
        }
    }

    private void step(int number, Step step) {
        page.append(Line.wrapped("%d. %s".formatted(number, step.title()), "  ", WIDTH));
        ddl(step).ifPresent(ddl -> {
            line("     lock %s, blocks %s; the way back blocks %s"
                    .formatted(
                            ddl.lock().name().toLowerCase(Locale.ROOT),
                            ddl.lock().blocks(),
                            ddl.backLock().blocks()));
            statements("sql ", ddl.forward());
            statements("undo", ddl.back());
        });
        if (step instanceof Step.Backfill copy) {
            statements(
                    "sql ",
                    List.of(copy.copy().sql(new dev.inchworm.core.chunk.KeyRange(Optional.empty(), Optional.empty()))));
            line("     one statement a chunk, checkpoint in its transaction; lock: the rows of a chunk");
        } else if (step instanceof Step.Verify verify) {
            statements("sql ", List.of(verify.count().sql(dev.inchworm.core.chunk.KeyRange.ALL)));
        } else if (step instanceof Step.Ramp ramp) {
            line("     steps %s, each soaked for %s, moved by %s"
                    .formatted(
                            String.join(
                                    ", ",
                                    ramp.stepsBp().stream()
                                            .map(bp -> bp / 100 + " %")
                                            .toList()),
                            ramp.soak(),
                            ramp.by().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static Optional<Ddl> ddl(Step step) {
        if (step instanceof Step.Apply apply) {
            return Optional.of(apply.ddl());
        }
        return step instanceof Step.Sync sync ? Optional.of(sync.ddl()) : Optional.empty();
    }

    private void statements(String word, List<String> statements) {
        for (String sql : statements) {
            List<String> lines = sql.strip().lines().toList();
            line("     %s  %s".formatted(word, lines.get(0)));
            boolean isFolded = !isFull && lines.size() > LINES_MAX;
            lines.stream().skip(1).limit(isFolded ? LINES_SHOWN : lines.size()).forEach(more -> line(INDENT + more));
            if (isFolded) {
                line(INDENT
                        + Line.faint(
                                "... %d more lines: inchworm plan --full".formatted(lines.size() - LINES_SHOWN - 1)));
            }
        }
    }

    private void foot(Migration migration, Preview preview, Plan plan) {
        list("boundaries", plan.boundaries());
        list("warnings", plan.warnings());
        list("grants needed", plan.grants());
        list("not measured", preview.notMeasured());
        list("not judged yet", migration.notJudged());
        list("defaults taken", migration.defaults());
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
    public static Map<String, Object> json(Migration migration, Preview preview) {
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
                                "text", finding.text(),
                                "next", finding.next()))
                        .toList());
        preview.plan().ifPresent(plan -> {
            json.put("plan", plan.hash());
            json.put("phases", plan.phases().stream().map(PlanPage::phaseJson).toList());
            json.put("boundaries", plan.boundaries());
            json.put("warnings", plan.warnings());
            json.put("grants", plan.grants());
        });
        json.put("not_measured", preview.notMeasured());
        json.put("not_judged", migration.notJudged());
        json.put("defaults", migration.defaults());
        return json;
    }

    private static Map<String, Object> phaseJson(PhasePlan phase) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Step step : phase.steps()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", step.name());
            each.put("kind", step.kind());
            each.put("title", step.title());
            ddl(step).ifPresent(ddl -> {
                each.put("lock", ddl.lock().name().toLowerCase(Locale.ROOT));
                each.put("blocks", ddl.lock().blocks());
                each.put("sql", ddl.forward());
                each.put("undo", ddl.back());
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
