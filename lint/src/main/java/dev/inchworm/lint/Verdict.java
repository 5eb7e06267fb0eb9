// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.core.catalog.TableName;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settles what rules say of a statement with what a server showed: the server is right, and the finding says so. */
final class Verdict {

    /** What a server says of a role, an extension or a right it does not have. */
    private static final Set<String> NOT_THERE = Set.of("42704", "58P01", "0A000", "42501");

    private final SourceStatement source;
    private final Measured shown;
    private final List<Measured.Lock> before;
    private final boolean isWrapped;

    /**
     * What is settled for one statement.
     *
     * @param before locks that statements before it took on trial, which ran in the same transaction there
     * @param isWrapped whether they do so in earnest too
     */
    Verdict(SourceStatement source, Measured shown, List<Measured.Lock> before, boolean isWrapped) {
        this.source = source;
        this.shown = shown;
        this.before = before;
        this.isWrapped = isWrapped;
    }

    /** The findings as they stand after the trial. */
    List<Finding> settle(List<Finding> found) {
        List<Finding> settled = new ArrayList<>();
        if (shown.error().isPresent()) {
            settled.addAll(found);
            settled.add(refused(shown.error().get()));
            return settled;
        }
        if (shown.how() == Measured.How.NOT_RUN) {
            return found;
        }
        found.forEach(finding -> settled.add(settle(finding)));
        unsaid(found).forEach(message -> settled.add(Notice.SHOWN.at(source.place(), message)));
        return settled;
    }

    private Finding refused(Measured.Failure failure) {
        Finding finding = Notice.REFUSED.at(
                source.place(), "the server refused it: %s (%s)".formatted(failure.message(), failure.state()));
        boolean isOfThatServer = NOT_THERE.contains(failure.state())
                && (failure.message().contains("role") || failure.message().contains("extension"));
        return isOfThatServer
                ? finding.as(Severity.NOTE).and("The throw-away server lacks it, so nothing was learned.")
                : finding;
    }

    private String locks() {
        String locks = shown.locks().stream()
                .filter(lock -> lock.relation().holdsRows() && !lock.relation().isNew())
                .map(lock -> lock.mode().words() + " on " + lock.relation().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return locks.isEmpty() ? "locked no table that was there" : "took " + locks;
    }

    private Finding settle(Finding finding) {
        if (finding.rule().equals(Notice.NOT_UNDERSTOOD.id())) {
            return finding.as(Severity.NOTE).and("The server ran it on trial and %s.".formatted(locks()));
        }
        Cost cost = Rules.find(finding.rule())
                .map(rule -> rule.card().risk().cost())
                .orElse(Cost.NONE);
        boolean isShown = switch (cost) {
            case REWRITE -> !old(shown.rewritten().stream()).isEmpty() || builds();
            case BUILD -> builds();
            case SCAN -> !scanned().isEmpty();
            case METADATA, WAIT, ROWS, NONE -> true;
        };
        if (!isShown && finding.severity() != Severity.NOTE) {
            return finding.as(Severity.NOTE)
                    .and("The server showed otherwise on trial: nothing was rewritten, built or read.");
        }
        boolean isWorse = cost == Cost.REWRITE && finding.severity() == Severity.WARN;
        return isWorse ? finding.as(Severity.BLOCK).and("The server showed it on trial.") : finding;
    }

    private List<String> unsaid(List<Finding> found) {
        List<String> messages = new ArrayList<>();
        LockMode strongest = strongest();
        boolean isBlocked = found.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
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

    /** What it holds while it works; a rewrite and a build take their lock whoever took it before on trial. */
    private LockMode strongest() {
        boolean isInTransaction = shown.how() == Measured.How.IN_TRANSACTION;
        LockMode own = isInTransaction && !old(shown.rewritten().stream()).isEmpty()
                ? LockMode.ACCESS_EXCLUSIVE
                : isInTransaction && builds() ? LockMode.SHARE : LockMode.ACCESS_SHARE;
        return Stream.concat(shown.locks().stream(), isWrapped ? before.stream() : Stream.empty())
                .filter(lock -> lock.relation().holdsRows() && !lock.relation().isNew())
                .map(Measured.Lock::mode)
                .reduce(own, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private boolean builds() {
        return shown.built().stream().flatMap(index -> index.of().stream()).anyMatch(this::isOld);
    }

    private boolean isOld(TableName table) {
        return Stream.concat(shown.locks().stream(), before.stream())
                .anyMatch(lock ->
                        lock.relation().name().equals(table) && !lock.relation().isNew());
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
