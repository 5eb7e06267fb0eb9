// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.engine.Engine;
import dev.inchworm.engine.parity.ListedRow;
import dev.inchworm.engine.parity.ParityResult;
import dev.inchworm.engine.phase.VerifyAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Compares both sides now. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares both sides of every row now, in chunks, and keeps the result as evidence.",
            "Rows that differ are listed by a hash of their key; values are not shown."
        })
final class VerifyCommand extends Base {

    @Override
    int with(Engine engine, String id) {
        ParityResult result = engine.verify(id);
        StringBuilder page = new StringBuilder(VerifyAction.text(result)).append(System.lineSeparator());
        List<String> rows = result.listed().stream().map(VerifyCommand::line).toList();
        rows.forEach(row -> page.append("  ").append(row).append(System.lineSeparator()));
        show(
                page.toString(),
                Map.of(
                        "id", id,
                        "verdict", result.verdict().name().toLowerCase(Locale.ROOT),
                        "rows", result.rows(),
                        "differing", result.differing(),
                        "broken", result.broken(),
                        "why", result.why(),
                        "listed", rows));
        return result.verdict() == ParityResult.Verdict.CLEAN ? DONE : REFUSED;
    }

    private static String line(ListedRow row) {
        return "%s, key %s: old %s, new %s".formatted(row.kind(), row.key(), row.oldSide(), row.newSide());
    }
}
