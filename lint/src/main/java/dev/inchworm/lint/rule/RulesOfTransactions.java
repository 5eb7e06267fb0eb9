// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.8: rows, transactions, the session. One line a rule. */
final class RulesOfTransactions {

    static final List<Rule> ALL = List.of(
            new BigCopyInOneStatement(),
            new DataAfterSchemaChange(),
            new WholeTableChanged(),
            new TriggersOffForSession(),
            new OpaqueBlock(),
            new NamesCutOrTwice(),
            new NoLockTimeout(),
            new ShortStatementTimeout(),
            new SlowAfterStrongLock(),
            new SeveralTablesLocked(),
            new OwnTransactionInWrapped(),
            new MixedForFlyway(),
            new SettingOutlivesFile(),
            new FlywayWaitsForItself());

    private RulesOfTransactions() {}
}
