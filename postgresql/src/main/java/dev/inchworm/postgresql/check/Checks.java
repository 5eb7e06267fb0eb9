// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All checks. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new ColumnGrants(),
            new ColumnRoom(),
            new ConstantDefault(),
            new ConstraintNames(),
            new EnforceRows(),
            new FunctionSources(),
            new LogicalReplication(),
            new NewColumnClash(),
            new OldColumnComputed(),
            new OldColumnDependents(),
            new OldColumnDomain(),
            new OwnerRights(),
            new PreparedTransactions(),
            new RowSecurity(),
            new Rules(),
            new ServerVersion(),
            new TableKind(),
            new TriggerOrder(),
            new UsableKey(),
            new UserTriggers(),
            new Wraparound());

    private Checks() {}

    /** What every check found, in the order of their names, so that the same input gives the same answer. */
    public static List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException {
        Subject subject = Subject.of(transaction, migration, table);
        List<Finding> findings = new ArrayList<>();
        for (Check check :
                ALL.stream().sorted(Comparator.comparing(Check::name)).toList()) {
            findings.addAll(check.look(subject));
        }
        return findings;
    }

    /** The names of all checks, each of which has a page. */
    public static List<String> names() {
        return ALL.stream().map(Check::name).sorted().toList();
    }
}
