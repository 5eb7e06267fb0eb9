// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.3: changing columns. One line a rule. */
final class RulesOfChangingColumns {

    static final List<Rule> ALL = List.of(
            new ChangeTypeRewrite(),
            new ChangeTypeIndexes(),
            new ChangeTypeLossy(),
            new SetNotNullUnproven(),
            new NotNullInOneTransaction());

    private RulesOfChangingColumns() {}
}
