// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.phase.Phase;
import java.util.List;

/**
 * Every step of every phase, forward and back, as data: the same file, catalog and server version give the same plan
 * and the same hash.
 *
 * @param format of this record, so that a journal of another release is told from its number
 * @param migration its id
 * @param table the table as planned for
 * @param oldColumns names of the columns that go
 * @param mapping as the server judged it
 * @param settings windows and limits
 * @param roles who does what
 * @param phases all of them, in order
 * @param boundaries past which the way back is another one, for people
 * @param grants statements that give an engine's role what it needs, for people
 * @param warnings what a reader should know
 */
public record Plan(
        int format,
        String migration,
        Table table,
        List<String> oldColumns,
        Mapping mapping,
        Settings settings,
        Migration.Roles roles,
        List<PhasePlan> phases,
        List<String> boundaries,
        List<String> grants,
        List<String> warnings) {

    /** The format that this release writes. */
    public static final int FORMAT = 1;

    /** What {@code phase} does. */
    public PhasePlan phase(Phase phase) {
        return phases.stream()
                .filter(each -> each.phase() == phase)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan for " + phase));
    }

    /** The steps of {@code phase}. */
    public List<Step> steps(Phase phase) {
        return phase(phase).steps();
    }

    /** A SHA-256 over every value in the plan, as 64 hex digits. */
    public String hash() {
        return Canonical.sha256(this);
    }
}
