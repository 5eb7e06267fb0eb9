// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.1: adding columns. One line a rule. */
final class RulesOfAddingColumns {

    static final List<Rule> ALL = List.of(new AddColumnVolatileDefault());

    private RulesOfAddingColumns() {}
}
