// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The lever. */
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        description = {
            "The lever of the cutover: 'old' sends every read back to the old side within a second; both sides stay"
                    + " written. The migration then waits for a person.",
            "'new' takes the lever back in ENFORCE and HOLD."
        },
        footer = {"", "Example:", "  inchworm route orders-total-minor old --reason 'checkout slow'"})
final class RouteCommand extends Base {

    /** The two sides. */
    enum Side {
        OLD,
        NEW
    }

    @Parameters(index = "1", paramLabel = "old|new", description = "which side is read")
    private Side side = Side.OLD;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "why; kept in the audit")
    private String reason = "";

    @Override
    int with(Engine engine, String id) {
        if (side == Side.OLD) {
            engine.routeOld(id, reason);
        } else {
            engine.routeNew(id, reason);
        }
        String word = side.name().toLowerCase(Locale.ROOT);
        show("%s: reads go to %s%n".formatted(id, word), Map.of("id", id, "reads", word));
        return DONE;
    }
}
