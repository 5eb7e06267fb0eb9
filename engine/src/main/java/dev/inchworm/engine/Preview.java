// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What planning found, without having changed anything.
 *
 * @param plan absent if a finding refuses the migration
 * @param findings of preflight
 * @param size of the table by the server's statistics
 * @param notMeasured what this role cannot measure
 * @param isStarted whether this is the plan of a migration that the journal knows
 */
public record Preview(
        Optional<Plan> plan, List<Finding> findings, Catalogs.Size size, List<String> notMeasured, boolean isStarted) {

    /** The same with its findings told otherwise. */
    public Preview withFindings(UnaryOperator<Finding> told) {
        return new Preview(plan, findings.stream().map(told).toList(), size, notMeasured, isStarted);
    }

    /** The findings that refuse it. */
    public List<Finding> refusals() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.REFUSE)
                .toList();
    }
}
