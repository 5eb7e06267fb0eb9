// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.backfill.BackfillResult;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Rows;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes what is about to be dropped to a file, proves that it can be read again, and on the way back restores it.
 *
 * <p>On the way back there is something to restore only if the drop was taken back; a note in the evidence, written in
 * the transaction that brought the empty columns, says so until the values are there again.
 */
final class ArchiveAction implements Action {

    /** The job under which the restore keeps its checkpoints. */
    static final String JOB = "contract.archive.restore";

    private static final String ARCHIVE = "archive";

    private final Run run;
    private final Step.Archive step;

    ArchiveAction(Run run, Step.Archive step) {
        this.run = run;
        this.step = step;
    }

    @Override
    public Progress forward(Position position) {
        if (!run.plan().settings().contract().archive()) {
            return Progress.done("no archive wanted");
        }
        Path file = run.archives().resolve("inchworm-archive-%s.jsonl.gz".formatted(position.id()));
        ArchiveFile.Sum sum = new ArchiveFile(file).write(run, step);
        new ArchiveFile(file).check(sum);
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            run.evidence().add(tx, position, ARCHIVE, true, sum.text(file));
            run.journal().audit().append(tx, position.id(), run.who(), ARCHIVE, step.name(), sum.text(file));
            return "";
        });
        return Progress.done(sum.text(file));
    }

    @Override
    public Progress back(Position position) {
        Optional<Evidence.Item> restore = run.session()
                .inTransaction(Timeouts.SHORT, tx -> run.evidence().newest(tx, position, SyncAction.RESTORE));
        if (restore.map(Evidence.Item::passed).orElse(true)) {
            return Progress.done("nothing was dropped");
        }
        stage(position);
        BackfillResult result = BackfillAction.copy(
                run,
                new Step.Backfill(JOB, step.title(), step.boundary(), step.restore(), highest(), quantiles()),
                position);
        if (!result.isComplete()) {
            return Progress.waits(BackfillAction.text(result));
        }
        run.session().inTransaction(Timeouts.SHORT, tx -> {
            run.fence().hold(tx, run.dialect());
            for (String sql : step.tidy()) {
                Rows.execute(tx, sql);
            }
            run.evidence().add(tx, position, SyncAction.RESTORE, true, "restored: " + BackfillAction.text(result));
            run.journal()
                    .audit()
                    .append(tx, position.id(), run.who(), "restored", step.name(), BackfillAction.text(result));
            return "";
        });
        return Progress.done(BackfillAction.text(result));
    }

    private String highest() {
        return run.dialect().chunks().highest(run.plan().table());
    }

    private String quantiles() {
        return run.dialect().chunks().quantiles(run.plan().table());
    }

    /** Loads the file in one transaction: a restart loads it again from its beginning. */
    private void stage(Position position) {
        Optional<Evidence.Item> archive =
                run.session().inTransaction(Timeouts.SHORT, tx -> run.evidence().newest(tx, position, ARCHIVE));
        boolean wanted = run.plan().settings().contract().archive();
        if (wanted && archive.isEmpty()) {
            throw new InchwormException(
                    ErrorCode.ARCHIVE_NOT_USABLE,
                    "the journal knows of no archive of " + position.id(),
                    "the old columns are back and empty, and filled by new writes; new serves",
                    "look into inchworm audit " + position.id());
        }
        run.session().inTransaction(Timeouts.NONE, tx -> {
            run.fence().hold(tx, run.dialect());
            for (String sql : step.staging()) {
                Rows.execute(tx, sql);
            }
            if (archive.isPresent()) {
                ArchiveFile.Sum sum = ArchiveFile.Sum.of(archive.get().detail());
                new ArchiveFile(Path.of(ArchiveFile.Sum.path(archive.get().detail()))).load(tx, step, sum);
            }
            return "";
        });
    }
}
