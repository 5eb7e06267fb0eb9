// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No prepared transaction holds a lock on the table. */
final class PreparedTransactions implements Check {

    private static final String HOLDING = """
            select distinct prepared.gid, prepared.owner::text, prepared.prepared::text
            from pg_locks as held
            join pg_locks as own on own.virtualtransaction = held.virtualtransaction
                                and own.locktype = 'transactionid' and own.granted
            join pg_prepared_xacts as prepared on prepared.transaction = own.transactionid
            where held.locktype = 'relation' and held.relation = ?::oid and held.pid is null
            order by 1""";

    @Override
    public String name() {
        return "prepared-transactions";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(HOLDING, subject.oid()).stream()
                .map(row -> warn(
                        Subject.TABLE,
                        "prepared transaction %s of role %s holds a lock on table %s since %s"
                                .formatted(
                                        row.text(0),
                                        row.text(1),
                                        subject.table().name(),
                                        row.text(2)),
                        "commit or roll it back, or schema changes will wait for it and give up"))
                .toList();
    }
}
