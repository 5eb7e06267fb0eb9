// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Rows;
import dev.inchworm.engine.phase.GuardedDdl.Way;
import dev.inchworm.engine.session.Failed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Moves the sync from one state to another, proves that it acts, and, where the move must have happened for everyone,
 * waits until no transaction that wrote the table before is alive.
 */
final class SyncAction implements Action {

    /** Evidence that a drop was taken back; passed once the old values are restored too. */
    static final String RESTORE = "restore";
    /** Evidence that the sync acts. */
    static final String SYNC = "sync";

    private static final Duration PROOF_TIME_MAX = Duration.ofSeconds(2);

    private final Run run;
    private final Step.Sync step;

    SyncAction(Run run, Step.Sync step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        Optional<String> awaited = run.acknowledgement().awaited(position.id());
        if (awaited.isPresent()) {
            return Progress.waits(awaited.get());
        }
        new GuardedDdl(run).run(step.ddl(), Way.FORWARD, step.title(), (tx, ran) -> wroteForward(tx, position, ran));
        String proof = step.fires().isBlank() ? "" : proof();
        if (proof.equals("silent")) {
            return Progress.halt("the sync is installed and does not act on a row; look for a trigger or rule that"
                    + " suppresses it");
        }
        if (step.awaitsOlder() && !awaited()) {
            return Progress.waits("a transaction that wrote the table before is still alive");
        }
        if (step.from() == SyncState.OFF) {
            run.session().inTransaction(Timeouts.SHORT, tx -> {
                run.fence().hold(tx, run.dialect());
                Position now = run.journal().position(tx, position.id());
                run.evidence().add(tx, now, SYNC, true, "proof on one row: " + proof);
                run.routes()
                        .set(
                                tx,
                                position.id(),
                                Stage.DUALWRITE,
                                0,
                                run.rampLease(),
                                run.who().osUser());
                return "";
            });
        }
        return Progress.done(proof);
    }

    private void wroteForward(Connection tx, Position position, boolean ran) throws SQLException {
        if (!ran) {
            return;
        }
        if (step.from() == SyncState.OFF) {
            run.journal().nextEpoch(tx, position.id());
        }
        run.journal()
                .audit()
                .append(
                        tx,
                        position.id(),
                        run.who(),
                        "sync",
                        step.name(),
                        step.to().name());
    }

    @Override
    public Progress back(Position position) {
        Optional<String> awaited =
                givesAuthorityBack() ? run.acknowledgement().awaited(position.id()) : Optional.empty();
        if (awaited.isPresent()) {
            return Progress.waits(awaited.get());
        }
        new GuardedDdl(run).run(step.ddl(), Way.BACK, step.title(), (tx, ran) -> wroteBack(tx, position, ran));
        if (step.awaitsOlder() && !awaited()) {
            return Progress.waits("a transaction that wrote the table before is still alive");
        }
        return Progress.done();
    }

    /** Authority follows the reads; every other way back is a way out, and waits for nobody. */
    private boolean givesAuthorityBack() {
        return step.from() == SyncState.OLD_WINS && step.to() == SyncState.NEW_WINS;
    }

    private void wroteBack(Connection tx, Position position, boolean ran) throws SQLException {
        if (!ran) {
            return;
        }
        if (step.from() == SyncState.QUARANTINE) {
            run.evidence().add(tx, position, RESTORE, false, "the old columns are back; their values are not yet");
            Rows.run(
                    tx,
                    "delete from inchworm.segment where migration = ? and job = ?",
                    position.id(),
                    ArchiveAction.JOB);
        }
        run.journal()
                .audit()
                .append(
                        tx,
                        position.id(),
                        run.who(),
                        "sync",
                        step.name(),
                        step.from().name());
    }

    private String proof() {
        try {
            return run.session()
                    .inRolledBack(
                            new Timeouts(Duration.ofMillis(100), PROOF_TIME_MAX),
                            tx -> Rows.first(tx, step.fires(), row -> row.getString(1))
                                    .orElse("empty"));
        } catch (Failed failed) {
            // One row that could not be had is no proof against the sync; its definition was proven by the probe.
            return "by definition only (%s)".formatted(failed.failure());
        }
    }

    private boolean awaited() {
        Set<Long> ours = Set.of(run.session().pid());
        Set<String> older = new HashSet<>(writers(ours));
        for (int look = 0; look < 50 && !older.isEmpty(); look++) {
            run.waiter().pause(Duration.ofMillis(20));
            older.retainAll(writers(ours));
        }
        return older.isEmpty();
    }

    private Set<String> writers(Set<Long> ours) {
        return run.session()
                .inTransaction(
                        Timeouts.SHORT,
                        tx -> run.dialect()
                                .locks()
                                .writers(tx, run.plan().table().name(), ours));
    }
}
