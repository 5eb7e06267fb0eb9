// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.JournalSql;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The position of every migration of a database. Every method works in the open transaction of its caller. */
public final class Journal {

    private final Dialect dialect;
    private final Audit audit;

    /** The journal of databases of that dialect. */
    public Journal(Dialect dialect) {
        this.dialect = dialect;
        this.audit = new Audit(dialect);
    }

    /** The audit of the same journal. */
    public Audit audit() {
        return audit;
    }

    /** Whether there is a journal at all; fails with {@code JOURNAL_TOO_NEW} for one of a newer release. */
    public boolean isInstalled(Connection transaction) throws SQLException {
        int version = dialect.journal().installed(transaction);
        if (version > JournalSql.VERSION) {
            throw new InchwormException(
                    ErrorCode.JOURNAL_TOO_NEW,
                    "the journal has version %d, this release knows up to %d".formatted(version, JournalSql.VERSION),
                    "nothing was read or changed",
                    "use the newer release of Inchworm that wrote it");
        }
        return version > 0;
    }

    /**
     * Installs the journal or brings it up to date.
     *
     * <p>Of several engines that find an older one at the same time, one brings it up to date, and the others wait for
     * that and find nothing left to do.
     */
    public void install(Connection transaction) throws SQLException {
        boolean isOlder = isInstalled(transaction) && dialect.journal().installed(transaction) < JournalSql.VERSION;
        if (isOlder) {
            Rows.list(transaction, "select 1 from inchworm.journal where version = 1 for update", row -> row.getInt(1));
        }
        for (String sql : dialect.journal().install(dialect.journal().installed(transaction))) {
            Rows.execute(transaction, sql);
        }
    }

    /** Writes a migration at the start of PREPARE. */
    public void create(Connection transaction, Plan plan, String title, String source, String history)
            throws SQLException {
        String now = dialect.journal().now();
        Rows.run(
                transaction,
                "insert into inchworm.migration (id, title, plan_hash, plan, source, phase, direction, target, status,"
                        + " reason, step, sync_epoch, history, phase_since, step_since, started_at, changed_at,"
                        + " audit_seq, audit_head) values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0, ?, "
                        + now + ", " + now + ", " + now + ", " + now + ", 0, ?)",
                plan.migration(),
                title,
                plan.hash(),
                PlanJson.write(plan),
                source,
                Phase.PREPARE.name(),
                Direction.FORWARD.label(),
                Phase.DONE.name(),
                State.READY.label(),
                Position.START,
                history,
                Audit.GENESIS);
        Rows.run(
                transaction,
                "insert into inchworm.lease (migration, fence, holder, lease_until) values (?, 0, '', " + now + ")",
                plan.migration());
    }

    /** Puts another plan in the place of one that has not changed anything yet. */
    public void replace(Connection transaction, Plan plan, String title, String source) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.migration set title = ?, plan_hash = ?, plan = ?, source = ?, step = ?, status = ?,"
                        + " reason = '', direction = ?, target = ?, phase_since = " + now() + ", step_since = " + now()
                        + " where id = ?",
                title,
                plan.hash(),
                PlanJson.write(plan),
                source,
                Position.START,
                State.READY.label(),
                Direction.FORWARD.label(),
                Phase.DONE.name(),
                plan.migration());
    }

    /** Keeps the title and the file of a migration whose plan is the same by both. */
    public void describe(Connection transaction, String id, String title, String source) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.migration set title = ?, source = ? where id = ? and (title <> ? or source <> ?)",
                title,
                source,
                id,
                title,
                source);
    }

    private String now() {
        return dialect.journal().now();
    }

    /** Where a migration stands. */
    public Optional<Position> find(Connection transaction, String id) throws SQLException {
        return Rows.first(
                transaction,
                "select m.*, " + now() + " as read_at from inchworm.migration m where id = ?",
                Journal::position,
                id);
    }

    /** Where a migration stands; fails with {@code MIGRATION_NOT_FOUND}. */
    public Position position(Connection transaction, String id) throws SQLException {
        Optional<Position> found = isInstalled(transaction) ? find(transaction, id) : Optional.empty();
        return found.orElseThrow(() -> new InchwormException(
                ErrorCode.MIGRATION_NOT_FOUND,
                "no migration %s in this journal".formatted(id),
                "nothing changed",
                "inchworm run PACKET starts one; this journal knows: " + String.join(", ", knownIds(transaction))));
    }

    /** Where a migration stands; nobody moves it until the end of the transaction. */
    public Position locked(Connection transaction, String id) throws SQLException {
        Rows.list(transaction, "select 1 from inchworm.migration where id = ? for update", row -> row.getInt(1), id);
        return position(transaction, id);
    }

    private List<String> knownIds(Connection transaction) {
        try {
            return isInstalled(transaction) ? ids(transaction) : List.of();
        } catch (SQLException e) {
            return List.of();
        }
    }

    /** Every migration's id. */
    public List<String> ids(Connection transaction) throws SQLException {
        return Rows.list(transaction, "select id from inchworm.migration order by id", row -> row.getString(1));
    }

    /** The plan a migration was started with. */
    public Plan plan(Connection transaction, String id) throws SQLException {
        return Rows.first(transaction, "select plan from inchworm.migration where id = ?", row -> row.getString(1), id)
                .map(PlanJson::read)
                .orElseThrow(() -> new IllegalStateException("no migration " + id));
    }

    /** The text of the file a migration was started with. */
    public String source(Connection transaction, String id) throws SQLException {
        return Rows.first(
                        transaction, "select source from inchworm.migration where id = ?", row -> row.getString(1), id)
                .orElse("");
    }

    /**
     * Goes on to another step of the same phase, if the migration still stands where {@code from} says.
     *
     * @return whether it did; if not, someone else moved it meanwhile and this transaction must be taken back
     */
    public boolean step(Connection transaction, Position from, String step) throws SQLException {
        return Rows.run(
                        transaction,
                        "update inchworm.migration set step = ?, status = ?, reason = '', step_since = " + now()
                                + ", changed_at = " + now() + AT,
                        step,
                        State.READY.label(),
                        from.id(),
                        from.phase().name(),
                        from.direction().label(),
                        from.step())
                == 1;
    }

    /** What a person or a stop signal said since {@code from} was read is never overwritten. */
    private static final String AT = " where id = ? and phase = ? and direction = ? and step = ? and status in ('"
            + State.READY.label() + "', '" + State.WAITING.label() + "')";

    /** Goes on to another phase, if the migration still stands where {@code from} says; see {@link #step}. */
    public boolean enter(Connection transaction, Position from, Phase phase, String step) throws SQLException {
        return Rows.run(
                        transaction,
                        "update inchworm.migration set phase = ?, step = ?, status = ?, reason = '', phase_since = "
                                + now() + ", step_since = " + now() + ", changed_at = " + now() + AT,
                        phase.name(),
                        step,
                        State.READY.label(),
                        from.id(),
                        from.phase().name(),
                        from.direction().label(),
                        from.step())
                == 1;
    }

    /** Turns a migration round. */
    public void turn(Connection transaction, String id, Direction direction, Phase target, String step)
            throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.migration set direction = ?, target = ?, step = ?, status = ?, reason = '',"
                        + " step_since = " + now() + ", changed_at = " + now() + " where id = ?",
                direction.label(),
                target.name(),
                step,
                State.READY.label(),
                id);
    }

    /** Says whether a migration may work, and why. */
    public void state(Connection transaction, String id, State state, String reason) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.migration set status = ?, reason = ?, changed_at = " + now() + " where id = ?",
                state.label(),
                reason,
                id);
    }

    /** Notes what is going on, for whoever looks; changes nothing else. */
    public void note(Connection transaction, String id, String text) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.migration set reason = ? where id = ? and status = ?",
                text,
                id,
                State.READY.label());
    }

    /** Voids everything that was copied and proven under the sync that stood before. */
    public void nextEpoch(Connection transaction, String id) throws SQLException {
        Rows.run(transaction, "update inchworm.migration set sync_epoch = sync_epoch + 1 where id = ?", id);
    }

    /** Notes which of its histories the server is in. */
    public void history(Connection transaction, String id, String history) throws SQLException {
        Rows.run(transaction, "update inchworm.migration set history = ? where id = ?", history, id);
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getString("id"),
                row.getString("title"),
                row.getString("plan_hash"),
                Phase.valueOf(row.getString("phase")),
                Direction.of(row.getString("direction")),
                Phase.valueOf(row.getString("target")),
                State.of(row.getString("status")),
                row.getString("reason"),
                row.getString("step"),
                row.getInt("sync_epoch"),
                row.getString("history"),
                Rows.instant(row, "phase_since"),
                Rows.instant(row, "step_since"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "read_at"));
    }
}
