// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.Step;
import dev.inchworm.packet.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One step of a plan as a reviewer reads it. */
final class StepPage {

    private static final int WIDTH = 100;
    private static final int LINES_MAX = 12;
    private static final int LINES_SHOWN = 3;
    private static final String INDENT = "     ";
    private static final String SQL_INDENT = "           ";

    private final StringBuilder page = new StringBuilder();
    private final boolean isFull;
    private final PlanFacts facts;

    private StepPage(boolean isFull, PlanFacts facts) {
        this.isFull = isFull;
        this.facts = facts;
    }

    /** Its title, what it does and how it is taken back; long statements are folded unless {@code isFull}. */
    static String text(int number, Step step, boolean isFull, PlanFacts facts, Settings settings) {
        StepPage one = new StepPage(isFull, facts);
        one.page.append(Line.wrapped("%d. %s".formatted(number, step.title()), number < 10 ? "  " : " ", WIDTH));
        ddl(step).ifPresent(ddl -> one.ddl(step, ddl));
        one.rest(step);
        Estimate.of(step, facts, settings).ifPresent(estimate -> one.line("time  " + estimate.words()));
        return one.page.toString();
    }

    /** The change of the schema that a step makes, if it makes one. */
    static Optional<Ddl> ddl(Step step) {
        if (step instanceof Step.Apply apply) {
            return Optional.of(apply.ddl());
        }
        return step instanceof Step.Sync sync ? Optional.of(sync.ddl()) : Optional.empty();
    }

    private void ddl(Step step, Ddl ddl) {
        if (!ddl.forward().isEmpty()) {
            line("lock  " + LockWords.of(step, ddl, facts.rehearsed()));
        }
        statements("sql ", ddl.forward());
        statements("undo", ddl.back());
        if (ddl.back().isEmpty()) {
            line("undo  nothing to take back");
        } else {
            String lock = ddl.backLock().name().toLowerCase(Locale.ROOT);
            page.append(Line.wrapped(
                    "lock %s, blocks %s".formatted(lock, ddl.backLock().blocks()), SQL_INDENT, WIDTH));
        }
    }

    private void rest(Step step) {
        if (step instanceof Step.Backfill copy) {
            statements("sql ", List.of(copy.copy().sql(KeyRange.ALL)));
            line("lock  the rows of a chunk; one statement a chunk, its checkpoint in the same transaction");
            line("undo  nothing to take back");
        } else if (step instanceof Step.Verify verify) {
            statements("sql ", List.of(verify.count().sql(KeyRange.ALL)));
            line("lock  none, blocks nothing");
        } else if (step instanceof Step.Shadow shadow) {
            line("wait  until at most %s of %,d samples or more differ over %s"
                    .formatted(
                            Units.percent(shadow.divergenceMax()), shadow.samplesMin(), Units.text(shadow.window())));
        } else if (step instanceof Step.Ramp ramp) {
            line("reads %s to new, each step soaked for %s, moved by %s"
                    .formatted(
                            String.join(
                                    ", ",
                                    ramp.stepsBp().stream().map(Units::percent).toList()),
                            Units.text(ramp.soak()),
                            ramp.by().name().toLowerCase(Locale.ROOT)));
            line("undo  route to old");
        } else if (step instanceof Step.Hold hold) {
            line("wait  %s at least, and until for %s %s"
                    .formatted(Units.text(hold.atLeast()), Units.text(hold.quietFor()), quiet(hold.watch())));
        } else if (step instanceof Step.Approve approve) {
            line("wait  for "
                    + (approve.approvers().isEmpty()
                            ? "nobody: the file names none"
                            : String.join(", ", approve.approvers())));
        } else if (step instanceof Step.Archive archive) {
            line("keeps " + String.join(", ", archive.columns()));
            line("undo  gives the rows their archived values back");
        }
    }

    private static String quiet(Step.Watch watch) {
        return switch (watch) {
            case OLD_USED -> "nothing has read or written old";
            case OLD_WRITTEN -> "nothing has written old; one write halts the migration";
            case ENFORCE_BROKEN -> "no write has come that the next steps would fail";
        };
    }

    private void line(String text) {
        page.append(Line.wrapped(text, INDENT, WIDTH));
    }

    private void statements(String word, List<String> statements) {
        for (String sql : statements) {
            List<String> lines = sql.strip().lines().toList();
            sql(INDENT + word + "  ", lines.get(0));
            boolean isFolded = !isFull && lines.size() > LINES_MAX;
            lines.stream().skip(1).limit(isFolded ? LINES_SHOWN : lines.size()).forEach(more -> sql(SQL_INDENT, more));
            if (isFolded) {
                page.append(SQL_INDENT)
                        .append(Line.faint(
                                "... %d more lines: inchworm plan --full".formatted(lines.size() - LINES_SHOWN - 1)))
                        .append(System.lineSeparator());
            }
        }
    }

    /** Long lines are broken at blanks; in the full page each line stays whole, so that it can be copied. */
    private void sql(String before, String text) {
        if (isFull) {
            page.append(before).append(text).append(System.lineSeparator());
        } else {
            String blanks = " ".repeat(text.length() - text.stripLeading().length());
            String broken = Line.wrapped(text.stripLeading(), SQL_INDENT + blanks, WIDTH);
            page.append(before).append(broken.substring(SQL_INDENT.length()));
        }
    }
}
