// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.1: adding columns. One line a rule. */
final class RulesOfAddingColumns {

    static final List<Rule> ALL = List.of(
            new AddColumnVolatileDefault(),
            new AddColumnNotNull(),
            new DropDefaultOfNewColumn(),
            new AddColumnSerial(),
            new AddColumnStored(),
            new AddColumnDomain(),
            new AddColumnCheck(),
            new AddColumnUnique(),
            new AddColumnReferences(),
            new JsonColumn(),
            new TightType(),
            new ForeignKeyType());

    private RulesOfAddingColumns() {}
}
