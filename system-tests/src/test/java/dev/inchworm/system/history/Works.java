// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Does and undoes the plan's steps with the plan's own statements, a little at a time, as an engine would. */
final class Works {

    private final Plan plan;
    private final Dialect dialect;
    private final Bench bench;
    private final Model model;
    private final Crowd crowd;
    private final Inspector inspector;
    private final Fault fault;
    private final Random random;
    private final Copying backfill;
    private final Copying restore;
    private final Set<String> applied = new HashSet<>();
    private Optional<Set<String>> older = Optional.empty();
    private Optional<List<List<String>>> archived = Optional.empty();
    private boolean isStaged;
    private int rampSteps;

    Works(Arena arena, Bench bench, Model model, Crowd crowd, Inspector inspector, Fault fault, Random random) {
        this.plan = arena.plan();
        this.dialect = arena.dialect();
        this.bench = bench;
        this.model = model;
        this.crowd = crowd;
        this.inspector = inspector;
        this.fault = fault;
        this.random = random;
        this.backfill = new Copying(bench, model, crowd, random, true);
        this.restore = new Copying(bench, model, crowd, random, false);
    }

    Copying backfill() {
        return backfill;
    }

    /** Forgets what was waited for: the way is another one. */
    void turned() {
        older = Optional.empty();
        rampSteps = 0;
    }

    /** Goes on with a step; whether it is done. */
    boolean forward(Step step) throws SQLException {
        if (step instanceof Step.Apply apply) {
            return apply(apply, true);
        }
        if (step instanceof Step.Sync sync) {
            return move(sync, true);
        }
        if (step instanceof Step.Backfill copy) {
            return backfill.next(copy.boundary(), copy.copy());
        }
        if (step instanceof Step.Verify verify) {
            verify(verify);
        } else if (step instanceof Step.Ramp ramp) {
            return ramp(ramp);
        } else if (step instanceof Step.Archive archive) {
            archived = Optional.of(bench.rolledBack(tx -> bench.rows(tx, archive.read(), KeyRange.ALL)));
        }
        return true;
    }

    /** Goes on with undoing a step; whether it is undone. */
    boolean back(Step step) throws SQLException {
        if (step instanceof Step.Apply apply) {
            return apply(apply, false);
        }
        if (step instanceof Step.Sync sync) {
            return move(sync, false);
        }
        return !(step instanceof Step.Archive archive) || model.isOldRestored() || restored(archive);
    }

    private boolean apply(Step.Apply step, boolean isForward) throws SQLException {
        if (!changed(step.name(), step.ddl(), isForward)) {
            return applied.contains(step.name()) == isForward;
        }
        if (step.name().equals("expand.add-columns")) {
            model.newSide(isForward);
        }
        return true;
    }

    private boolean move(Step.Sync step, boolean isForward) throws SQLException {
        if (changed(step.name(), step.ddl(), isForward)) {
            model.sync(isForward ? step.to() : step.from());
            if (step.from() == SyncState.OFF && isForward) {
                backfill.reset();
            }
            if (step.to() == SyncState.OFF && !isForward) {
                restore.reset();
            }
        } else if (applied.contains(step.name()) != isForward) {
            return false;
        }
        if (isForward && !step.fires().isBlank()) {
            String proof = bench.rolledBack(tx -> bench.text(tx, step.fires()));
            if (proof.equals("silent")) {
                throw new Wrong("the sync is silent");
            }
        }
        return !step.awaitsOlder() || awaited();
    }

    /** Whether every transaction that wrote the table when this was first asked is over. */
    private boolean awaited() throws SQLException {
        Set<String> writers =
                bench.rolledBack(tx -> dialect.locks().writers(tx, plan.table().name(), Set.of()));
        Set<String> waitedFor = new HashSet<>(older.orElse(writers));
        waitedFor.retainAll(writers);
        older = Optional.of(waitedFor);
        if (!waitedFor.isEmpty()) {
            maybeEnd(crowd.where(Transaction::isWriting));
            return false;
        }
        older = Optional.empty();
        return true;
    }

    /** Runs a change unless it has been made, or its lock is not free; whether it ran. */
    private boolean changed(String name, Ddl ddl, boolean isForward) throws SQLException {
        if (applied.contains(name) == isForward) {
            return false;
        }
        LockClass lock = isForward ? ddl.lock() : ddl.backLock();
        List<Client> blockers = blockers(lock);
        if (!blockers.isEmpty()) {
            maybeEnd(blockers);
            return false;
        }
        List<String> statements = isForward ? ddl.forward() : ddl.back();
        bench.committed(Bench.BRIEF, tx -> {
            boolean isToDo = probed(bench.text(tx, ddl.probe()), isForward, statements, name);
            for (String sql : isToDo ? statements : List.<String>of()) {
                bench.execute(tx, fault.apply(sql));
            }
            return "";
        });
        if (isForward) {
            applied.add(name);
        } else {
            applied.remove(name);
        }
        return true;
    }

    /** Whether there is something to do, as the engine asks: a step that finds itself made is passed over. */
    private boolean probed(String found, boolean isForward, List<String> statements, String name) {
        if (statements.isEmpty()) {
            return false;
        }
        if (fault == Fault.NONE && found.startsWith("differs")) {
            throw new Wrong("the probe of %s found %s".formatted(name, found));
        }
        return fault != Fault.NONE || found.equals(isForward ? "undone" : "done");
    }

    private List<Client> blockers(LockClass lock) {
        return switch (lock) {
            case STRONG -> crowd.where(Transaction::isReading);
            case WRITES -> crowd.where(Transaction::isWriting);
            case ONLINE, NONE -> List.of();
        };
    }

    private void maybeEnd(List<Client> clients) {
        if (!clients.isEmpty() && random.nextInt(3) == 0) {
            crowd.end(clients.get(random.nextInt(clients.size())));
        }
    }

    private void verify(Step.Verify step) throws SQLException {
        if (step.purpose() == Step.Purpose.PARITY) {
            Wrong.unlessEqual(model.notSame(key -> true), 0L, "rows that the model takes for different");
        }
        inspector.parity(step, KeyRange.ALL, 0);
    }

    private boolean ramp(Step.Ramp step) {
        if (rampSteps < step.stepsBp().size()) {
            model.route(step.stepsBp().get(rampSteps++));
            return false;
        }
        rampSteps = 0;
        return true;
    }

    private boolean restored(Step.Archive step) throws SQLException {
        if (!isStaged) {
            bench.committed(Bench.BRIEF, tx -> {
                for (String sql : step.staging()) {
                    bench.execute(tx, sql);
                }
                for (List<String> row : archived.orElse(List.of())) {
                    bench.load(tx, step.load(), row);
                }
                return "";
            });
            isStaged = true;
            return false;
        }
        if (!restore.next(step.boundary(), step.restore())) {
            return false;
        }
        bench.committed(Bench.BRIEF, tx -> {
            for (String sql : step.tidy()) {
                bench.execute(tx, sql);
            }
            return "";
        });
        isStaged = false;
        model.restored();
        return true;
    }
}
