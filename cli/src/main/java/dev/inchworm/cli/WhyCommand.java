// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.WhyPage;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Why;
import picocli.CommandLine.Command;

/** Why it stands there. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Says why the migration stands where it stands: its gates, judged now, and what you can do.")
final class WhyCommand extends Base {

    @Override
    int with(Engine engine, String id) {
        Why why = engine.why(id);
        show(WhyPage.text(why), WhyPage.json(why));
        return DONE;
    }
}
