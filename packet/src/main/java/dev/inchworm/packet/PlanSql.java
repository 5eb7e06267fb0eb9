// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the statements of a phase as a file that a reviewer can read and a person could run. */
final class PlanSql {

    /** How every file of ours begins. */
    static final String FIRST_WORDS = "-- Inchworm: ";

    private final StringBuilder file = new StringBuilder();
    private final Plan plan;

    private PlanSql(Plan plan) {
        this.plan = plan;
    }

    /** Names and texts of the files of every phase that has steps. */
    static Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        int number = 1;
        for (PhasePlan phase : plan.phases()) {
            if (!phase.steps().isEmpty()) {
                String name = "%02d-%s"
                        .formatted(
                                number,
                                phase.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                files.put(name + ".forward.sql", new PlanSql(plan).forward(phase, name));
                files.put(name + ".reverse.sql", new PlanSql(plan).reverse(phase, name));
            }
            number++;
        }
        return files;
    }

    private String forward(PhasePlan phase, String name) {
        head("%s forward: %s".formatted(phase.phase(), phase.phase().does()), "way back: " + name + ".reverse.sql");
        int number = 1;
        for (Step step : phase.steps()) {
            title(number++, step);
            Optional<Ddl> ddl = ddl(step);
            ddl.ifPresent(each -> transaction(each.forward(), each.lock()));
            if (ddl.isEmpty()) {
                quoted(forwardWords(step));
            }
        }
        return file.toString();
    }

    private String reverse(PhasePlan phase, String name) {
        head("%s in reverse".formatted(phase.phase()), "way there: " + name + ".forward.sql");
        comment("lever: " + phase.lever());
        List<Step> steps = new ArrayList<>(phase.steps());
        Collections.reverse(steps);
        int number = steps.size();
        for (Step step : steps) {
            title(number--, step);
            Optional<Ddl> ddl = ddl(step);
            ddl.ifPresent(each -> transaction(each.back(), each.backLock()));
            if (ddl.isEmpty()) {
                quoted(reverseWords(step));
            }
        }
        return file.toString();
    }

    private void head(String what, String otherWay) {
        line(FIRST_WORDS + plan.migration() + ", " + what);
        comment("plan " + plan.hash());
        comment("table " + plan.table().name() + ", planned on PostgreSQL "
                + plan.table().serverVersion());
        comment(otherWay);
        comment(
                "Written by inchworm plan --write for its readers. What runs is the plan, with lock time-outs, retries,");
        comment("checks of what is done already and the journal around each statement.");
    }

    private void title(int number, Step step) {
        line("");
        comment("%d. %s (%s)".formatted(number, step.title(), step.name()));
    }

    private static Optional<Ddl> ddl(Step step) {
        if (step instanceof Step.Apply apply) {
            return Optional.of(apply.ddl());
        }
        return step instanceof Step.Sync sync ? Optional.of(sync.ddl()) : Optional.empty();
    }

    private void transaction(List<String> statements, LockClass lock) {
        if (statements.isEmpty()) {
            comment("nothing to do");
            return;
        }
        comment("lock: %s, blocks %s".formatted(lock.name().toLowerCase(Locale.ROOT), lock.blocks()));
        line("begin;");
        if (lock.isStrong()) {
            line("set local lock_timeout = '%dms';"
                    .formatted(plan.settings().ddl().lockTimeout().toMillis()));
        }
        for (String sql : statements) {
            String whole = sql.strip();
            line(whole.endsWith(";") ? whole : whole + ";");
        }
        line("commit;");
    }

    private static List<String> forwardWords(Step step) {
        if (step instanceof Step.Backfill copy) {
            return told(
                    "run in chunks by key, each with its checkpoint in one transaction; over all keys it reads:",
                    copy.copy().sql(KeyRange.ALL));
        }
        if (step instanceof Step.Verify verify) {
            return told(
                    "reads only, in chunks by key; over all keys it reads:",
                    verify.count().sql(KeyRange.ALL));
        }
        if (step instanceof Step.Archive archive) {
            return told(
                    "written to a file outside of the database, in chunks by key:",
                    archive.read().sql(KeyRange.ALL));
        }
        return List.of("no statement of its own");
    }

    private List<String> reverseWords(Step step) {
        if (step instanceof Step.Archive archive) {
            return told(
                    "the archive's rows are loaded and given back, in chunks by key:",
                    archive.restore().sql(KeyRange.ALL));
        }
        return step instanceof Step.Ramp
                ? List.of("route to old: inchworm route " + plan.migration() + " old")
                : List.of("nothing to take back");
    }

    private static List<String> told(String words, String sql) {
        List<String> lines = new ArrayList<>(List.of(words));
        sql.strip().lines().map(line -> "    " + line).forEach(lines::add);
        return lines;
    }

    private void quoted(List<String> lines) {
        lines.forEach(this::comment);
    }

    private void comment(String text) {
        text.lines().forEach(each -> line("-- " + each));
    }

    private void line(String text) {
        file.append(text).append('\n');
    }
}
