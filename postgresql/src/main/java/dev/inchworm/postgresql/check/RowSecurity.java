// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** Row security hides no row from the role that copies and compares. */
final class RowSecurity implements Check {

    @Override
    public String name() {
        return "row-security";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.one("select row_security_active(?::oid)", subject.oid()).isTrue(0)
                ? List.of(refuse(
                        Subject.TABLE,
                        "row security of table %s is active for this role: hidden rows would never be copied"
                                .formatted(subject.table().name()),
                        "run as the table's owner without FORCE ROW LEVEL SECURITY, or give the role BYPASSRLS"))
                : List.of();
    }
}
