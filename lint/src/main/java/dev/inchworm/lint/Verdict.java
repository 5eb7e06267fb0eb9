// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.lint.rule.Cost;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.SourceStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settles what rules say of a statement with what a server showed: the server is right, and the finding says so. */
final class Verdict {

    private final SourceStatement source;
    private final Measured shown;

    Verdict(SourceStatement source, Measured shown) {
        this.source = source;
        this.shown = shown;
    }

    /** The findings as they stand after the trial. */
    List<Finding> settle(List<Finding> found) {
        List<Finding> settled = new ArrayList<>();
        if (shown.error().isPresent()) {
            Measured.Failure failure = shown.error().get();
            settled.addAll(found);
            settled.add(Notice.REFUSED.at(
                    source.place(), "the server refused it: %s (%s)".formatted(failure.message(), failure.state())));
            return settled;
        }
        if (shown.how() == Measured.How.NOT_RUN) {
            return found;
        }
        found.forEach(finding -> settled.add(settle(finding)));
        unsaid(found).forEach(message -> settled.add(Notice.SHOWN.at(source.place(), message)));
        return settled;
    }

    private Finding settle(Finding finding) {
        Cost cost = Rules.find(finding.rule())
                .map(rule -> rule.card().risk().cost())
                .orElse(Cost.NONE);
        boolean isContradicted = finding.severity() == Severity.BLOCK
                && switch (cost) {
                    case REWRITE -> old(shown.rewritten().stream()).isEmpty() && !builds();
                    case BUILD -> !builds();
                    case SCAN -> scanned().isEmpty();
                    case METADATA, WAIT, ROWS, NONE -> false;
                };
        if (isContradicted) {
            return finding.as(Severity.NOTE)
                    .and("The server showed otherwise on trial: nothing was rewritten, built or read.");
        }
        return finding;
    }

    private List<String> unsaid(List<Finding> found) {
        List<String> messages = new ArrayList<>();
        boolean isBlocked = found.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
        LockMode strongest = shown.locks().stream()
                .filter(lock -> lock.relation().holdsRows() && !lock.relation().isNew())
                .map(Measured.Lock::mode)
                .reduce(LockMode.ACCESS_SHARE, (one, other) -> one.compareTo(other) > 0 ? one : other);
        if (isBlocked || !strongest.blocksWrites()) {
            return messages;
        }
        String held = " while it holds " + strongest.words();
        List<String> rewritten = old(shown.rewritten().stream());
        if (!rewritten.isEmpty()) {
            messages.add("the server wrote all rows of %s anew%s".formatted(String.join(", ", rewritten), held));
        } else if (builds()) {
            messages.add("the server built an index of a table that was there" + held);
        } else if (!scanned().isEmpty()) {
            messages.add("the server read all of %s%s".formatted(String.join(", ", scanned()), held));
        }
        return messages;
    }

    private boolean builds() {
        return shown.built().stream()
                .anyMatch(index -> index.of()
                        .filter(table -> shown.locks().stream()
                                .anyMatch(lock -> lock.relation().name().equals(table)
                                        && !lock.relation().isNew()))
                        .isPresent());
    }

    private List<String> scanned() {
        return old(shown.scans().stream().map(Measured.Scan::relation));
    }

    private static List<String> old(Stream<Relation> relations) {
        return relations
                .filter(relation -> relation.holdsRows() && !relation.isNew())
                .map(relation -> relation.name().toString())
                .distinct()
                .collect(Collectors.toList());
    }
}
