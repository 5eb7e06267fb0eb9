// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.engine.LiveLook;
import dev.inchworm.engine.Preview;
import dev.inchworm.packet.PlanFiles;
import java.util.Optional;

/**
 * What is known beside a plan.
 *
 * @param size of the table
 * @param look at what goes on around it
 * @param rehearsed what a rehearsal of this plan measured
 * @param files how the packet's SQL files stand to it
 */
public record PlanFacts(
        Catalogs.Size size,
        Optional<LiveLook> look,
        Optional<Rehearsed> rehearsed,
        Optional<PlanFiles.Standing> files) {

    /** Only what the preview says. */
    public static PlanFacts of(Preview preview) {
        return new PlanFacts(preview.size(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
