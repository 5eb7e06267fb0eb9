// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.pace.Histogram;
import dev.inchworm.cli.demo.pace.Latencies.Part;
import dev.inchworm.cli.demo.screen.Scoreboard;
import dev.inchworm.cli.demo.screen.Scoreboard.Line;
import dev.inchworm.cli.demo.screen.Scoreboard.Mood;
import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The last words about a result. */
final class Ending {
    private static final int FINDINGS_MAX = 10;

    private final Result result;
    private final List<Line> lines = new ArrayList<>();

    private Ending(Result result) {
        this.result = result;
    }

    static Scoreboard of(Result result) {
        Ending ending = new Ending(result);
        ending.judged();
        ending.timed();
        ending.told();
        return new Scoreboard(ending.headline(), result.isGood(), ending.lines);
    }

    private String headline() {
        double seconds =
                result.phases().stream().mapToDouble(Result.PhaseTime::seconds).sum();
        String how = switch (result.result()) {
            case Result.DONE -> "there in %.0f s, under load";
            case Result.UNDONE -> "there and back in %.0f s, under load";
            default -> "after %.0f s";
        };
        return result.result() + "  " + String.format(Locale.ROOT, how, seconds);
    }

    private void judged() {
        if (result.result().equals(Result.DONE)) {
            plain("change", "total_amount became minor units and a currency");
        }
        plain("orders", "%,d".formatted(result.rows()));
        plain("acknowledged writes", "%,d".formatted(result.verdict().acknowledged()));
        plain("judged reads", "%,d".formatted(result.verdict().reads()));
        lines.add(Scoreboard.zero("lost writes", result.verdict().lost()));
        lines.add(Scoreboard.zero("wrong reads", result.verdict().wrong()));
        lines.add(Scoreboard.zero("failed operations", result.verdict().failed()));
        lines.add(Scoreboard.zero("divergences", result.divergences()));
        ShadowCount shadows = result.shadows();
        plain(
                "read in the dark",
                "%,d compared, %,d in flight, %,d failed, %,d dropped"
                        .formatted(shadows.compared(), shadows.transients(), shadows.failed(), shadows.dropped()));
        plain("fallbacks to old", "%,d".formatted(shadows.fallbacks()));
        plain("unknown outcomes", "%,d resolved".formatted(result.verdict().resolved()));
        lines.add(fact("audit chain", result.isAuditVerified(), "verified", "NOT verified"));
        if (result.result().equals(Result.UNDONE)) {
            lines.add(fact("catalog and data", result.isCatalogEqual(), "as before", "NOT as before"));
        }
    }

    private void timed() {
        plain("latency", "      p50         p99     longest");
        for (Part part : List.of(Part.BEFORE, Part.DURING, Part.AFTER)) {
            Histogram histogram = result.latencies().of(part);
            plain(
                    "  " + part.name().toLowerCase(Locale.ROOT),
                    String.format(
                            Locale.ROOT,
                            "%6.2f ms%9.2f ms%9.1f ms",
                            histogram.percentile(50),
                            histogram.percentile(99),
                            histogram.max()));
        }
        StringJoiner forward = new StringJoiner(", ");
        StringJoiner back = new StringJoiner(", ");
        boolean isBack = false;
        Phase last = Phase.PREPARE;
        for (Result.PhaseTime each : result.phases()) {
            Phase phase = Phase.valueOf(each.name());
            isBack |= phase != last && phase.reaches(last);
            last = phase;
            (isBack ? back : forward).add(String.format(Locale.ROOT, "%s %.1f s", phase, each.seconds()));
        }
        plain("phases", forward.toString());
        if (isBack) {
            plain("  and back", back.toString());
        }
    }

    private void told() {
        if (!result.chaos().isEmpty()) {
            plain("chaos", result.chaos());
        }
        plain("seed", Long.toString(result.seed()));
        result.verdict().findings().stream()
                .limit(FINDINGS_MAX)
                .forEach(finding -> lines.add(new Line("", finding, Mood.BAD)));
    }

    private void plain(String label, String text) {
        lines.add(new Line(label, text, Mood.PLAIN));
    }

    private static Line fact(String label, boolean holds, String yes, String no) {
        return new Line(label, holds ? yes : no, holds ? Mood.GOOD : Mood.BAD);
    }
}
