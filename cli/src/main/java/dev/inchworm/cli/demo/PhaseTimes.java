// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.shop.Shop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How long each phase took, by the database's clock, from the migration's audit. */
final class PhaseTimes {
    private static final String PASSED = """
            with moved as (
              select 0 as seq, 'PREPARE' as phase, started_at as at from inchworm.migration
              union all
              select seq, detail, at from inchworm.audit where action in ('entered', 'back in'))
            select phase, extract(epoch from
              coalesce(lead(at) over (order by seq), (select max(at) from inchworm.audit)) - at) as seconds
            from moved order by seq""";

    private PhaseTimes() {}

    /** The phases in the order in which they were passed; none without a journal. */
    static List<Result.PhaseTime> read(Shop shop) throws SQLException {
        List<Result.PhaseTime> times = new ArrayList<>();
        try (Connection connection = shop.administer("inchworm-demo-phases");
                Statement select = connection.createStatement()) {
            if (!hasAudit(select)) {
                return times;
            }
            try (ResultSet row = select.executeQuery(PASSED)) {
                while (row.next()) {
                    times.add(new Result.PhaseTime(row.getString(1), row.getDouble(2)));
                }
            }
        }
        return times;
    }

    private static boolean hasAudit(Statement select) throws SQLException {
        try (ResultSet row = select.executeQuery("select to_regclass('inchworm.audit') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
