// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Settings;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table's own triggers see the copied rows, or sleep. */
final class UserTriggers implements Check {

    /** A grant of its own since PostgreSQL 15; older servers do not even know the function. */
    private static final String MAY_SKIP = "select has_parameter_privilege('session_replication_role', 'set')";

    private static final String MAY_SKIP_BEFORE_15 = "select rolsuper from pg_roles where rolname = current_user";
    private static final int PARAMETER_GRANTS_SINCE = 150_000;

    /** Updates are what wakes them; those that are always enabled never sleep. */
    private static final String TRIGGERS = """
            select t.tgname, t.tgenabled = 'A'
            from pg_trigger as t
            join pg_proc as p on p.oid = t.tgfoid
            join pg_namespace as n on n.oid = p.pronamespace
            where t.tgrelid = ?::oid and not t.tgisinternal and (t.tgtype & 16) = 16 and t.tgenabled in ('O', 'A')
              and n.nspname <> 'inchworm' and cardinality(t.tgattr::smallint[]) = 0
            order by t.tgname""";

    @Override
    public String name() {
        return "user-triggers";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        boolean skip = subject.migration().settings().backfill().userTriggers() == Settings.UserTriggers.SKIP;
        List<Finding> findings = new ArrayList<>();
        if (skip && !maySkip(subject)) {
            findings.add(refuse(
                    "backfill.user_triggers",
                    "backfill: { user_triggers: skip } needs the right to set session_replication_role",
                    "grant set on parameter session_replication_role to the role (PostgreSQL 15 and newer;"
                            + " older servers allow it to superusers only), or let the triggers fire"));
        }
        for (Row row : subject.all(TRIGGERS, subject.oid())) {
            if (!skip || row.isTrue(1)) {
                findings.add(warn(
                        Subject.TABLE,
                        "trigger %s runs for every row that the backfill writes".formatted(row.text(0)),
                        "make sure that it may (times, counters, messages), or say backfill: { user_triggers: skip }"));
            }
        }
        return findings;
    }

    private static boolean maySkip(Subject subject) throws SQLException {
        long version =
                subject.one("select current_setting('server_version_num')::int").number(0);
        return subject.one(version >= PARAMETER_GRANTS_SINCE ? MAY_SKIP : MAY_SKIP_BEFORE_15)
                .isTrue(0);
    }
}
