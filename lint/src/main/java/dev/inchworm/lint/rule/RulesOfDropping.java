// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.2: dropping, renaming, destroying. One line a rule. */
final class RulesOfDropping {

    static final List<Rule> ALL = List.of(
            new DropColumnUsed(),
            new DropTableUsed(),
            new DropCascade(),
            new TruncateUsed(),
            new RenameColumnUsed(),
            new RenameTableUsed(),
            new RenameOther(),
            new DropNotNullUnready(),
            new DropForeignKey(),
            new DropConstraintUsed(),
            new DropDefaultUsed(),
            new DropInchworm());

    private RulesOfDropping() {}
}
