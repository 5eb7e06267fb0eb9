// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.4: constraints. One line a rule. */
final class RulesOfConstraints {

    static final List<Rule> ALL = List.of(
            new AddCheckValidated(),
            new AddForeignKeyValidated(),
            new ValidateUnderLock(),
            new AddUnique(),
            new AddPrimaryKey(),
            new PrimaryKeyOfNullable(),
            new AddExclusion(),
            new SeveralForeignKeys(),
            new ForeignKeyOfPartitioned());

    private RulesOfConstraints() {}
}
