// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measurements that gates are judged on, tied to the plan and to the sync under which they were taken. */
public final class Evidence {

    private final Dialect dialect;

    /** Evidence in journals of that dialect. */
    public Evidence(Dialect dialect) {
        this.dialect = dialect;
    }

    /** One measurement. */
    public record Item(String kind, boolean passed, Instant takenAt, String detail) {}

    /** Keeps a measurement taken now, under the plan and sync of {@code position}. */
    public void add(Connection transaction, Position position, String kind, boolean passed, String detail)
            throws SQLException {
        Rows.run(
                transaction,
                "insert into inchworm.evidence (migration, kind, plan_hash, sync_epoch, passed, taken_at, detail)"
                        + " values (?, ?, ?, ?, ?, " + dialect.journal().now() + ", ?)",
                position.id(),
                kind,
                position.planHash(),
                position.syncEpoch(),
                passed,
                detail);
    }

    /** Keeps a measurement of another plan or of one that was taken elsewhere, under the sync of {@code position}. */
    public void addOfPlan(Connection transaction, Position position, String planHash, Item item) throws SQLException {
        Rows.run(
                transaction,
                "insert into inchworm.evidence (migration, kind, plan_hash, sync_epoch, passed, taken_at, detail)"
                        + " values (?, ?, ?, ?, ?, " + dialect.journal().now() + ", ?)",
                position.id(),
                item.kind(),
                planHash,
                position.syncEpoch(),
                item.passed(),
                item.detail());
    }

    /** The newest measurement of that kind that still counts: of this plan and this sync. */
    public Optional<Item> newest(Connection transaction, Position position, String kind) throws SQLException {
        return Rows.first(
                transaction,
                "select kind, passed, taken_at, detail from inchworm.evidence where migration = ? and kind = ?"
                        + " and plan_hash = ? and sync_epoch = ? order by taken_at desc limit 1",
                Evidence::item,
                position.id(),
                kind,
                position.planHash(),
                position.syncEpoch());
    }

    /** The newest measurement of that kind of this plan, whatever the sync: for what has nothing to do with it. */
    public Optional<Item> newestOfPlan(Connection transaction, Position position, String kind) throws SQLException {
        return Rows.first(
                transaction,
                "select kind, passed, taken_at, detail from inchworm.evidence where migration = ? and kind = ?"
                        + " and plan_hash = ? order by taken_at desc limit 1",
                Evidence::item,
                position.id(),
                kind,
                position.planHash());
    }

    /** Everything measured for a migration, newest first. */
    public List<Item> all(Connection transaction, String migration) throws SQLException {
        return Rows.list(
                transaction,
                "select kind, passed, taken_at, detail from inchworm.evidence where migration = ?"
                        + " order by taken_at desc limit 200",
                Evidence::item,
                migration);
    }

    /** Makes every measurement of that kind count as failed, for the reason given. */
    public void voidAll(Connection transaction, String migration, String kind, String why) throws SQLException {
        Rows.run(
                transaction,
                "update inchworm.evidence set passed = false, detail = ? where migration = ? and kind = ?",
                why,
                migration,
                kind);
    }

    private static Item item(java.sql.ResultSet row) throws SQLException {
        return new Item(
                row.getString("kind"),
                row.getBoolean("passed"),
                Rows.instant(row, "taken_at"),
                row.getString("detail"));
    }
}
