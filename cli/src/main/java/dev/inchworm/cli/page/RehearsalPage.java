// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.PhaseFigures;
import dev.inchworm.rehearsal.Problem;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.rehearsal.RehearsalReport;
import dev.inchworm.rehearsal.StepFigures;
import dev.inchworm.rehearsal.fact.FactRun;
import dev.inchworm.rehearsal.matrix.Matrix;
import dev.inchworm.rehearsal.matrix.MatrixPage;
import dev.inchworm.rehearsal.query.QueryRun;
import dev.inchworm.rehearsal.steps.StepEffects;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a rehearsal showed: phases as rows, then what is worth knowing, then what speaks against the plan. */
public final class RehearsalPage {

    private final RehearsalReport report;
    private final Seen seen;

    private static final int WIDTH = 100;
    private static final int HASH_SHOWN = 12;
    private static final int PROBLEMS_SHOWN = 8;
    private static final double NANOS_IN_MILLI = 1e6;

    /** A page of that rehearsal, with what was seen beside it. */
    public RehearsalPage(RehearsalReport report, Seen seen) {
        this.report = report;
        this.seen = seen;
    }

    /**
     * What was seen on the way.
     *
     * @param matrix of the applications' versions
     * @param effects of each step
     * @param queries before and after
     * @param facts of the examples
     */
    public record Seen(Matrix matrix, List<StepEffects> effects, QueryRun queries, FactRun facts) {

        /** Copies the list. */
        public Seen {
            effects = List.copyOf(effects);
        }
    }

    /** The page; {@code file} is where the evidence was written. */
    public String text(String file) {
        RehearsalOutcome outcome = report.outcome();
        StringBuilder page = new StringBuilder();
        page.append("%s  rehearsed on PostgreSQL %s with %,d rows: %s in %.1f s%n%n"
                .formatted(
                        Line.bold(report.plan().migration()),
                        report.serverVersion(),
                        report.rows(),
                        outcome.passed() ? "passed" : Line.bold("NOT passed"),
                        outcome.took().toMillis() / 1_000.0));
        page.append("  phase       forward ms   back ms  undone    log KB   disk KB%s%n"
                .formatted(
                        report.liveRows().isPresent()
                                ? "  for %,d live rows"
                                        .formatted(report.liveRows().getAsLong())
                                : ""));
        outcome.phases().forEach(phase -> page.append(row(phase)));
        if (!outcome.phases().isEmpty()) {
            page.append("  EXPAND is taken back together with DUAL_WRITE; DONE has no steps%n".formatted());
        }
        if (!seen.matrix().statements().isEmpty()) {
            page.append("%n".formatted());
            MatrixPage.lines(seen.matrix())
                    .forEach(line -> page.append(
                            line.length() > WIDTH ? Line.wrapped(line, "", WIDTH) : "%s%n".formatted(line)));
        }
        locks(page);
        lines(page, "examples", seen.facts().lines());
        lines(page, "queries that cannot be planned", seen.queries().notes());
        lines(page, "notes", report.assumption());
        lines(page, report.assumption().isEmpty() ? "notes" : "", outcome.notes());
        problems(page, outcome.problems());
        page.append("%n  %s: plan %s, schema %s; in %s%n"
                .formatted(
                        outcome.passed() ? "passed" : Line.bold("NOT passed"),
                        report.proof().planHash().substring(0, HASH_SHOWN),
                        report.proof().schemaHash().substring(0, HASH_SHOWN),
                        file));
        return page.toString();
    }

    private String row(PhaseFigures phase) {
        return "  %-10s %,11.0f %9s  %-6s %,9.1f %,9.1f%s%n"
                .formatted(
                        phase.phase(),
                        phase.forwardNanos() / NANOS_IN_MILLI,
                        phase.backNanos().isPresent()
                                ? "%,.0f".formatted(phase.backNanos().getAsLong() / NANOS_IN_MILLI)
                                : "-",
                        phase.undone() ? "yes" : "NO",
                        phase.walBytes() / 1024.0,
                        phase.diskBytes() / 1024.0,
                        phase.phase() == Phase.BACKFILL ? live(phase) : "");
    }

    private String live(PhaseFigures phase) {
        OptionalLong wal = report.forLiveRows(phase.walBytes());
        return wal.isEmpty()
                ? ""
                : "  log %s, disk %s, %s"
                        .formatted(
                                bytes(wal.getAsLong()),
                                bytes(report.forLiveRows(phase.diskBytes()).orElse(0)),
                                time(report.forLiveRows(phase.forwardNanos()).orElse(0)));
    }

    private static String bytes(long bytes) {
        return bytes < 1_000_000 ? "%,d KB".formatted(bytes / 1_000) : "%,d MB".formatted(bytes / 1_000_000);
    }

    private static String time(long nanos) {
        Duration time = Duration.ofNanos(nanos);
        return time.toMinutes() < 2
                ? "%d s".formatted(time.toSeconds())
                : time.toHours() < 2 ? "%d min".formatted(time.toMinutes()) : "%d h".formatted(time.toHours());
    }

    private static void lines(StringBuilder page, String label, List<String> lines) {
        if (!lines.isEmpty() && !label.isEmpty()) {
            page.append("%n  %s%n".formatted(label));
        }
        lines.forEach(line -> page.append(Line.wrapped(line, "    ", WIDTH)));
    }

    /** The way there: what a step locks on the way back is among the figures for programs. */
    private void locks(StringBuilder page) {
        if (seen.effects().isEmpty()) {
            return;
        }
        String table = report.plan().table().name().toString();
        page.append("%n  what the statements did to %s%n".formatted(table));
        for (StepEffects step : seen.effects()) {
            if (step.direction() == Direction.FORWARD) {
                String rewritten = step.rewritten().isEmpty() ? "" : "; rewrote " + told(step.rewritten(), table);
                String scanned = step.scanned().isEmpty() ? "" : "; read all of " + told(step.scanned(), table);
                String locks = step.locks().isEmpty()
                        ? "no lock on a table"
                        : String.join(", ", step.locks()).replace(" on " + table, "");
                page.append(
                        Line.wrapped("%-36s %s%s%s".formatted(step.step(), locks, rewritten, scanned), "    ", WIDTH));
            }
        }
    }

    private static String told(List<String> tables, String table) {
        return tables.stream().map(each -> each.equals(table) ? "it" : each).collect(Collectors.joining(", "));
    }

    private static void problems(StringBuilder page, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        page.append("%n  %s%n".formatted(Line.bold("problems")));
        for (Problem problem : problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size()))) {
            page.append(Line.wrapped(problem.place() + ": " + problem.text(), "    ", WIDTH));
            problem.details().forEach(line -> page.append("      %s%n".formatted(line)));
        }
        if (problems.size() > PROBLEMS_SHOWN) {
            page.append("    and %d more, which the file lists%n".formatted(problems.size() - PROBLEMS_SHOWN));
        }
    }

    /** The same for programs, and for the packet. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("migration", report.plan().migration());
        json.put("plan", report.proof().planHash());
        json.put("schema", report.proof().schemaHash());
        json.put("server", report.serverVersion());
        json.put("server_major", report.proof().serverMajor());
        json.put("passed", report.proof().passed());
        json.put("at", report.at().toString());
        json.put("summary", report.proof().summary());
        json.put("rows", report.rows());
        report.liveRows().ifPresent(rows -> json.put("live_rows", rows));
        json.put("assumption", report.assumption());
        json.put("took_millis", report.outcome().took().toMillis());
        json.put(
                "phases",
                report.outcome().phases().stream().map(RehearsalPage::json).toList());
        json.put("steps", report.outcome().steps().stream().map(this::json).toList());
        json.put("matrix", MatrixPage.json(seen.matrix()));
        json.put("queries", seen.queries().json());
        json.put("facts", seen.facts().json());
        json.put("notes", report.outcome().notes());
        json.put(
                "problems",
                report.outcome().problems().stream()
                        .map(each -> Map.of("place", each.place(), "text", each.text(), "details", each.details()))
                        .collect(Collectors.toList()));
        return json;
    }

    private static Map<String, Object> json(PhaseFigures phase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", phase.phase().name());
        json.put("forward_millis", phase.forwardNanos() / 1_000_000);
        phase.backNanos().ifPresent(nanos -> json.put("back_millis", nanos / 1_000_000));
        json.put("undone", phase.undone());
        json.put("log_bytes", phase.walBytes());
        json.put("disk_bytes", phase.diskBytes());
        return json;
    }

    private Map<String, Object> json(StepFigures step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", step.phase().name());
        json.put("direction", step.direction().label());
        json.put("step", step.step());
        json.put("title", step.title());
        json.put("millis", step.nanos() / 1_000_000);
        json.put("log_bytes", step.walBytes());
        seen.effects().stream()
                .filter(each -> each.step().equals(step.step()) && each.direction() == step.direction())
                .findFirst()
                .ifPresent(each -> {
                    json.put("locks", each.locks());
                    json.put("rewritten", each.rewritten());
                    json.put("scanned", each.scanned());
                });
        return json;
    }
}
