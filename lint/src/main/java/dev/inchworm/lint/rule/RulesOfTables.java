// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.7: tables as a whole, security, replication. One line a rule. */
final class RulesOfTables {

    static final List<Rule> ALL = List.of(
            new VacuumFullOrCluster(),
            new WholeTableMoved(),
            new RefreshBlocking(),
            new TriggerBlocking(),
            new RowSecuritySwitched(),
            new ReplicaIdentityChanged(),
            new AutovacuumOff(),
            new LockTableUnbounded(),
            new EnumValueUsedAtOnce(),
            new DomainConstraintChecked());

    private RulesOfTables() {}
}
