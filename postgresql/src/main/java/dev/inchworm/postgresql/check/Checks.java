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
            new EventTriggers(),
            new FunctionSources(),
            new InvalidIndexes(),
            new LogicalReplication(),
            new LongTransactions(),
            new MigrationThere(),
            new NewColumnClash(),
            new OldColumnComputed(),
            new OldColumnDependents(),
            new OldColumnDomain(),
            new OwnerRights(),
            new PreparedTransactions(),
            new ReplicaIdentity(),
            new ReplicaLag(),
            new ReplicationSlots(),
            new RowSecurity(),
            new RowTypeUsers(),
            new Rules(),
            new SequenceRoom(),
            new ServerVersion(),
            new StarStatements(),
            new TableKind(),
            new TableSize(),
            new TriggerOrder(),
            new UnvalidatedConstraints(),
            new UsableKey(),
            new UserTriggers(),
            new VacuumAtWork(),
            new Wraparound(),
            new WriteRate());

    private Checks() {}

    /** What every check found, in the order of their names, so that the same input gives the same answer. */
    public static List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException {
        Subject subject = Subject.of(transaction, migration, table);
        List<Finding> findings = new ArrayList<>();
        for (Check check : sorted()) {
            findings.addAll(check.isAdvice() ? Advice.of(check, subject) : check.look(subject));
        }
        return findings;
    }

    /** What the session's role keeps the checks from seeing, one sentence each. */
    public static List<String> notMeasured(Connection transaction) throws SQLException {
        List<String> sentences = new ArrayList<>();
        for (Check check : sorted()) {
            sentences.addAll(check.notMeasured(transaction));
        }
        return sentences;
    }

    private static List<Check> sorted() {
        return ALL.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    /** The names of all checks, each of which has a page. */
    public static List<String> names() {
        return ALL.stream().map(Check::name).sorted().toList();
    }
}
