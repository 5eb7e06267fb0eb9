// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What persons have said: approvals of a plan's hash, and statements about what nothing here can measure. */
public final class Consent {

    private final Dialect dialect;

    /** Consent in journals of that dialect. */
    public Consent(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A person's statement with its reason. */
    public record Statement(String about, String by, String reason, Instant at) {}

    /** Who may answer for going without a piece of evidence: the names of the plan's roles; none if anybody may. */
    public static List<String> waivers(Migration.Roles roles) {
        return Stream.of(roles.approvers().stream(), roles.commander().stream(), roles.database().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Keeps that {@code name} approves the step of this plan; again is no change. */
    public void approve(Connection transaction, Position position, String step, String name, String osUser)
            throws SQLException {
        if (!approved(transaction, position, step).contains(name)) {
            Rows.run(
                    transaction,
                    "insert into inchworm.approval (migration, plan_hash, role, os_user, at) values (?, ?, ?, ?, "
                            + dialect.journal().now() + ")",
                    position.id(),
                    position.planHash(),
                    step + ":" + name,
                    osUser);
        }
    }

    /** Who has approved that step of this plan. */
    public List<String> approved(Connection transaction, Position position, String step) throws SQLException {
        return Rows.list(
                        transaction,
                        "select role from inchworm.approval where migration = ? and plan_hash = ?",
                        row -> row.getString(1),
                        position.id(),
                        position.planHash())
                .stream()
                .filter(role -> role.startsWith(step + ":"))
                .map(role -> role.substring(step.length() + 1))
                .toList();
    }

    /** Takes every approval of that step back, so that coming to it again asks again. */
    public void forget(Connection transaction, String migration, String step) throws SQLException {
        Rows.run(
                transaction,
                "delete from inchworm.approval where migration = ? and role like ?",
                migration,
                step.replace("%", "").replace("_", "\\_") + ":%");
    }

    /** Keeps a statement. */
    public void state(Connection transaction, String migration, String about, String osUser, String reason)
            throws SQLException {
        Rows.run(
                transaction,
                "insert into inchworm.statement (migration, about, os_user, reason, at) values (?, ?, ?, ?, "
                        + dialect.journal().now() + ")",
                migration,
                about,
                osUser,
                reason);
    }

    /** The newest statement about that, made since {@code since}. */
    public Optional<Statement> stated(Connection transaction, String migration, String about, Instant since)
            throws SQLException {
        return Rows.first(
                transaction,
                "select about, os_user, reason, at from inchworm.statement where migration = ? and about = ? and at >= ?"
                        + " order by at desc limit 1",
                row -> new Statement(
                        row.getString("about"),
                        row.getString("os_user"),
                        row.getString("reason"),
                        Rows.instant(row, "at")),
                migration,
                about,
                since);
    }
}
