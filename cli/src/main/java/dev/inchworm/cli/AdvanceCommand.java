// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import picocli.CommandLine.Command;

/** One phase further. */
@Command(
        name = "advance",
        mixinStandardHelpOptions = true,
        description = "Carries the migration through one more phase; one that is going back is turned round.")
final class AdvanceCommand extends Base {

    @Override
    boolean tellsNews() {
        return true;
    }

    @Override
    int with(Engine engine, String id) {
        return RunCommand.Outcomes.tell(this, engine.advance(id), id);
    }
}
