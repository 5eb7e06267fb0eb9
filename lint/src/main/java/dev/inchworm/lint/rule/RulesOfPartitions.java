// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.List;

/** The catalogue's section 7.6: partitions. One line a rule. */
final class RulesOfPartitions {

    static final List<Rule> ALL = List.of(
            new AttachPartitionUnproven(),
            new DefaultPartitionScanned(),
            new CreatePartitionBlocking(),
            new DetachPartitionBlocking(),
            new PartitionedUniqueWithoutKey());

    private RulesOfPartitions() {}
}
