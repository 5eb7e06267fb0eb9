// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.UsagePage;
import dev.inchworm.core.route.Side;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.UsageReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who still uses which side. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = {
            "Shows who uses which side: statement and place in the code, application, role, release, instance, when"
                    + " last.",
            "Writers are counted by the sync, whoever they are. Reads are seen by the audits of applications; the",
            "coverage at the end says how much they saw. Silence without coverage proves nothing."
        },
        footer = {"", "Examples:", "  inchworm usage orders-total-minor --side old", "  inchworm usage --json"})
final class UsageCommand extends Base {

    @Option(names = "--side", paramLabel = "SIDE", description = "old or new; both where it is not given")
    private @Nullable Side side;

    @Override
    int with(Engine engine, String id) {
        UsageReport report = engine.usage(id, Optional.ofNullable(side));
        show(UsagePage.text(report), UsagePage.json(report));
        return DONE;
    }
}
