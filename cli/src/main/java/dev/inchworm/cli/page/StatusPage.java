// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Status;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a migration stands, as a small card. */
public final class StatusPage {

    private static final int WIDTH = 100;
    private static final int EVIDENCE_SHOWN = 3;

    private StatusPage() {}

    /** Whether nothing will change any more by itself. */
    public static boolean isOver(Status status) {
        return status.position().state() == State.ENDED;
    }

    /** The card. */
    public static String text(Status status) {
        Position position = status.position();
        StringBuilder card = new StringBuilder();
        String end = System.lineSeparator();
        card.append(Line.bold(position.id()))
                .append("  ")
                .append(position.title())
                .append(end);
        card.append("  ").append(Line.of(position.phase())).append(end);
        card.append(labelled(
                "state",
                "%s, %s for %s%s"
                        .formatted(
                                position.state().label(),
                                position.direction().label(),
                                age(Duration.between(position.phaseSince(), position.now())),
                                position.reason().isEmpty() ? "" : ": " + position.reason())));
        if (!status.stepTitle().isEmpty()) {
            String since = age(Duration.between(position.stepSince(), position.now()));
            card.append(labelled("step", status.stepTitle() + ", for " + since));
        }
        status.route().ifPresent(route -> card.append("  route    %s%n".formatted(route(route))));
        if (position.phase() == Phase.BACKFILL) {
            card.append("  copied   %,d of about %,d rows, %d of %d ranges%n"
                    .formatted(
                            status.copied().rows(),
                            status.rowsEstimated(),
                            status.copied().done(),
                            status.copied().count()));
        }
        status.engine()
                .filter(holder -> !holder.name().isEmpty() && holder.leftMillis() > 0)
                .ifPresent(
                        holder -> card.append("  engine   %s, fence %d%n".formatted(holder.name(), holder.number())));
        status.strangers().forEach(line -> card.append(labelled("stranger", line)));
        return card.append(evidence(status)).toString();
    }

    private static String evidence(Status status) {
        return status.evidence().stream()
                .limit(EVIDENCE_SHOWN)
                .map(StatusPage::evidence)
                .collect(Collectors.joining());
    }

    private static String labelled(String label, String text) {
        String indent = " ".repeat(11);
        return "  %-8s ".formatted(label) + Line.wrapped(text, indent, WIDTH).substring(indent.length());
    }

    private static String evidence(Evidence.Item item) {
        String verdict = item.passed() ? "passed" : "not passed";
        return Line.wrapped("evidence %s %s: %s".formatted(item.kind(), verdict, item.detail()), "  ", WIDTH);
    }

    private static String route(Routes.Row route) {
        String share = "%s %% of the reads go to new".formatted(route.effectiveBp() / 100.0);
        String lapsed = route.effectiveBp() == route.percentBp() ? "" : " (its lease ran out)";
        return "%s, %s%s, version %d".formatted(route.stage().label(), share, lapsed, route.version());
    }

    private static String age(Duration time) {
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d s".formatted(Math.max(0, time.toSeconds()));
    }

    /** The same for programs. */
    public static Map<String, Object> json(Status status) {
        Position position = status.position();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", position.id());
        json.put("title", position.title());
        json.put("phase", position.phase().name());
        json.put("direction", position.direction().label());
        json.put("state", position.state().label());
        json.put("reason", position.reason());
        json.put("step", position.step());
        json.put("plan", position.planHash());
        json.put("rows_copied", status.copied().rows());
        json.put("rows_estimated", status.rowsEstimated());
        json.put("phase_since", position.phaseSince().toString());
        status.route().ifPresent(route -> {
            json.put("stage", route.stage().label());
            json.put("percent_bp", route.effectiveBp());
            json.put("route_version", route.version());
        });
        json.put("strangers", status.strangers());
        status.engine().ifPresent(holder -> {
            json.put("engine", holder.name());
            json.put("fence", holder.number());
            json.put("lease_left_ms", Math.max(0, holder.leftMillis()));
        });
        return json;
    }
}
