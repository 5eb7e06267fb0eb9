// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import java.math.BigDecimal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves the ramp. */
@Command(
        name = "ramp",
        mixinStandardHelpOptions = true,
        description = {
            "Moves the share of reads that go to new to a step that the plan declares.",
            "With cutover.by: own_flags it confirms that your own flags send that share."
        },
        footer = {"", "Example:", "  inchworm ramp orders-total-minor 10%%"})
final class RampCommand extends Base {

    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(100);

    @Parameters(index = "1", paramLabel = "PERCENT", description = "as 10%% or 0.5%%")
    private String percent = "";

    @Override
    int with(Engine engine, String id) {
        int basisPoints = basisPoints();
        engine.ramp(id, basisPoints);
        show("%s: %s of the reads go to new%n".formatted(id, percent), Map.of("id", id, "percent_bp", basisPoints));
        return DONE;
    }

    private int basisPoints() {
        try {
            return new BigDecimal(percent.replace("%", "").strip())
                    .multiply(BASIS_POINTS)
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InchwormException(
                    ErrorCode.ARGUMENT_NOT_UNDERSTOOD,
                    "'%s' is no share of the reads".formatted(percent),
                    "nothing changed",
                    "give it as 1%, 10%, 50% or 100%",
                    e);
        }
    }
}
