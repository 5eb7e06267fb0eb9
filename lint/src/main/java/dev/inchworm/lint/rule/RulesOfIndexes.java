// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.5: indexes. One line a rule. */
final class RulesOfIndexes {

    static final List<Rule> ALL = List.of(
            new CreateIndexBlocking(),
            new RefusedInTransaction(),
            new DropIndexBlocking(),
            new ReindexBlocking(),
            new ConcurrentlyUnderTimeout(),
            new ConcurrentlyIfNotExists(),
            new CreateIndexOnPartitioned(),
            new DropIndexBeforeReplacement());

    private RulesOfIndexes() {}
}
