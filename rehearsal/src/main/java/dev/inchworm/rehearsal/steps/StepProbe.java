// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.steps;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Probed;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.postgresql.probe.Limits;
import dev.inchworm.postgresql.probe.StatementProbe;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.Stop;
import dev.inchworm.rehearsal.trial.TrialCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Before the steps of each phase are run, runs their statements on a copy of the trial database and looks what they do.
 *
 * <p>A step that locks more than the plan says is told as a problem. Each step is probed where those before it are
 * done. On the way back CONTRACT is left out: its statements need rows that only the archive brings back. Not for
 * several threads.
 */
public final class StepProbe implements RehearsalListener {

    private static final String JOURNAL = "inchworm";

    private final List<StepEffects> effects = new ArrayList<>();
    private final List<String> lies = new ArrayList<>();

    /** What was seen so far, in order. */
    public List<StepEffects> effects() {
        return List.copyOf(effects);
    }

    @Override
    public List<String> at(Stop stop) throws SQLException {
        List<Step> steps = steps(stop);
        if (steps.isEmpty()) {
            return List.of();
        }
        Optional<TrialCopy> copy = stop.trial().copy();
        if (copy.isEmpty()) {
            return List.of();
        }
        try (TrialCopy database = copy.get();
                Connection connection = database.connect()) {
            Query.run(connection, "set search_path = pg_catalog, pg_temp");
            List<String> wrong = new ArrayList<>();
            lies.clear();
            for (Step step : steps) {
                wrong.addAll(probe(connection, stop, step));
                if (!wrong.isEmpty()) {
                    break; // what comes after it would fail because of it
                }
            }
            wrong.addAll(lies);
            return wrong;
        }
    }

    private static List<Step> steps(Stop stop) {
        boolean isBackOfContract = stop.direction() == Direction.BACK && stop.phase() == Phase.CONTRACT;
        if (stop.moment() != Stop.Moment.BEFORE || isBackOfContract) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>(stop.plan().steps(stop.phase()));
        if (stop.direction() == Direction.BACK) {
            boolean isWithExpand = stop.phase() == Phase.DUAL_WRITE;
            steps.addAll(0, isWithExpand ? stop.plan().steps(Phase.EXPAND) : List.of());
            Collections.reverse(steps);
        }
        return steps.stream().filter(step -> ddl(step).isPresent()).toList();
    }

    private static Optional<Ddl> ddl(Step step) {
        return step instanceof Step.Apply apply
                ? Optional.of(apply.ddl())
                : step instanceof Step.Sync sync ? Optional.of(sync.ddl()) : Optional.empty();
    }

    private List<String> probe(Connection connection, Stop stop, Step step) throws SQLException {
        Ddl ddl = ddl(step).orElseThrow();
        List<String> statements = stop.direction() == Direction.FORWARD ? ddl.forward() : ddl.back();
        if (statements.isEmpty()) {
            return List.of();
        }
        Probed probed = StatementProbe.run(connection, Optional.empty(), Limits.rolledBack(), statements);
        effects.add(effects(stop, step, probed));
        List<String> wrong = probed.statements().stream()
                .flatMap(each -> each.error().stream())
                .map(failure -> "%s: %s".formatted(step.name(), failure.message()))
                .toList();
        if (wrong.isEmpty()) {
            stronger(stop, step, ddl, probed).forEach(lies::add);
            connection.setAutoCommit(true);
            for (String sql : statements) {
                Query.run(connection, sql);
            }
        }
        return wrong;
    }

    /** A lock on a table that was there before and of which the plan does not tell is a lie of the plan. */
    private static List<String> stronger(Stop stop, Step step, Ddl ddl, Probed probed) {
        LockClass told = stop.direction() == Direction.FORWARD ? ddl.lock() : ddl.backLock();
        LockMode most = most(told);
        return probed.statements().stream()
                .flatMap(each -> each.strongest().stream())
                .filter(lock -> lock.mode().compareTo(most) > 0)
                .filter(lock -> !lock.relation().name().schema().equals(JOURNAL))
                .map(lock -> "%s took %s on %s, the plan tells of %s at most"
                        .formatted(
                                step.name(),
                                lock.mode().words(),
                                lock.relation().name(),
                                most.words()))
                .toList();
    }

    private static LockMode most(LockClass told) {
        return switch (told) {
            case STRONG -> LockMode.ACCESS_EXCLUSIVE;
            case WRITES -> LockMode.SHARE_ROW_EXCLUSIVE;
            case ONLINE -> LockMode.SHARE_UPDATE_EXCLUSIVE;
            case NONE -> LockMode.ROW_EXCLUSIVE;
        };
    }

    private static StepEffects effects(Stop stop, Step step, Probed probed) {
        Map<String, LockMode> locks = new TreeMap<>();
        List<String> rewritten = new ArrayList<>();
        List<String> scanned = new ArrayList<>();
        for (Measured each : probed.statements()) {
            each.locks().stream()
                    .filter(lock ->
                            lock.relation().holdsRows() && !lock.relation().isNew())
                    .forEach(lock -> locks.merge(
                            lock.relation().name().toString(),
                            lock.mode(),
                            (one, other) -> one.compareTo(other) >= 0 ? one : other));
            each.rewritten().stream().map(StepProbe::name).forEach(rewritten::add);
            each.scans().stream().map(scan -> name(scan.relation())).forEach(scanned::add);
        }
        List<String> words = locks.entrySet().stream()
                .map(lock -> "%s on %s".formatted(lock.getValue().name().replace('_', ' '), lock.getKey()))
                .toList();
        return new StepEffects(
                stop.plan().steps(stop.phase()).contains(step) ? stop.phase() : Phase.EXPAND,
                stop.direction(),
                step.name(),
                words,
                rewritten.stream().distinct().toList(),
                scanned.stream().distinct().toList());
    }

    private static String name(Relation relation) {
        return relation.name().toString();
    }
}
