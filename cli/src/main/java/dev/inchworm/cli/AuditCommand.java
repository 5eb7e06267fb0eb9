// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.AuditPage;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.journal.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who did what, when and why. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Prints who did what, when and why, and follows the chain of hashes to its head.",
            "Keep a head elsewhere and give it back with --head: a chain that was rewritten does not hold it."
        })
final class AuditCommand extends Base {

    @Option(names = "--head", paramLabel = "HASH", description = "fails unless an entry has this hash")
    private @Nullable String head;

    @Override
    int with(Engine engine, String id) {
        List<Audit.Entry> entries = engine.audit(id);
        Audit.Verdict verdict = engine.auditVerdict(id);
        show(AuditPage.text(entries, verdict), AuditPage.json(entries, verdict));
        verdict.broken().ifPresent(what -> {
            throw broken(id, what);
        });
        if (head != null && entries.stream().noneMatch(entry -> entry.hash().equals(head))) {
            throw broken(id, "no entry has the hash that was asked for");
        }
        return DONE;
    }

    private static InchwormException broken(String id, String what) {
        return new InchwormException(
                ErrorCode.AUDIT_BROKEN,
                "the audit of %s does not verify: %s".formatted(id, what),
                "the migration itself is not touched by this",
                "compare with a copy of the journal from before; treat what it says since then as unproven");
    }
}
