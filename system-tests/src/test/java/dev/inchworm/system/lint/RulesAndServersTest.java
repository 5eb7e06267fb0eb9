// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.core.probe.Measured.Lock;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.ServerVersion;
import dev.inchworm.lint.rule.Cost;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Rule;
import dev.inchworm.lint.rule.RuleCard;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.system.lint.RuleBench.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every rule's example, run on servers. What the rule's card says of locks and cost is what the server shows for the
 * statement that it finds, and the safe way shows no such thing. Disagreements there were are in docs/lint/servers.md.
 */
class RulesAndServersTest {

    private static final Path FOLDER = Path.of("../examples/lint");

    /** Costs that a server shows; the others are about more than one statement, or about meaning. */
    private static final Set<Cost> SHOWN = Set.of(Cost.METADATA, Cost.SCAN, Cost.BUILD, Cost.REWRITE);

    /** Rules whose printed safe way is in place of the earlier statement too. */
    private static final Set<String> INSTEAD_OF_ALL = Set.of("PG188", "PG220");

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void every_rule_agrees_with_the_server(int major) throws Exception {
        List<String> disagreements = new ArrayList<>();
        try (PostgresqlServer server =
                PostgresqlServer.with().version(ServerVersion.ofMajor(major)).start()) {
            RuleBench bench = new RuleBench(server);
            for (Rule rule : Rules.all()) {
                if (rule.card().versions().has(major)) {
                    RuleExample example = RuleExample.read(FOLDER, rule.card().id());
                    risky(rule.card(), example, bench, major, disagreements);
                    safe(example, bench, major, disagreements);
                    printed(example, bench, major, disagreements);
                }
            }
        }
        assertThat(Rules.all()).hasSizeGreaterThan(45);
        assertThat(disagreements).isEmpty();
    }

    private static void risky(RuleCard card, RuleExample example, RuleBench bench, int major, List<String> told)
            throws SQLException, IOException {
        RuleExample.Part risky = example.risky();
        if (major < risky.from()) {
            return;
        }
        Shown shown = bench.show(example.schema().texts(), risky.texts(), risky.isWrapped());
        List<Finding> found = example.found(major);
        String where = card.id() + " risky: ";
        if (found.isEmpty()) {
            told.add(where + "the rule finds nothing");
        }
        Optional<String> error =
                shown.statements().stream().flatMap(RulesAndServersTest::error).findFirst();
        if (!error.map(text -> text.substring(0, 5)).equals(risky.error())) {
            told.add(where + "the server says " + error.orElse("no error") + ", the example "
                    + risky.error().orElse("none"));
        }
        for (Finding finding : found) {
            int at = example.statement(finding);
            List<Measured> held = shown.statements().subList(risky.isWrapped() ? 0 : at, at + 1);
            boolean isSeen = held.stream().allMatch(each -> each.isDone() && each.how() != How.ALONE_UNWATCHED);
            if (SHOWN.contains(card.risk().cost()) && isSeen) {
                lock(card, shown, held).ifPresent(text -> told.add(where + text));
                cost(card.risk().cost(), shown, held).ifPresent(text -> told.add(where + text));
            }
        }
    }

    /** A card that names no mode speaks of what the transaction took before: it must keep writers away. */
    private static Optional<String> lock(RuleCard card, Shown shown, List<Measured> held) {
        Optional<LockMode> said = Arrays.stream(LockMode.values())
                .filter(mode -> card.risk().locks().startsWith(mode.words() + " "))
                .max(Comparator.comparing(mode -> mode.words().length()));
        Optional<LockMode> strongest = strongest(
                        held, lock -> lock.relation().holdsRows() && shown.isOld(lock.relation()))
                .or(() -> strongest(held, lock -> lock.relation().kind() == Relation.Kind.VIEW));
        boolean isAgreed = said.isPresent()
                ? said.equals(strongest)
                : strongest.filter(LockMode::blocksWrites).isPresent();
        return isAgreed
                ? Optional.empty()
                : Optional.of("the card says \"%s\", the server shows %s"
                        .formatted(card.risk().locks(), strongest));
    }

    private static Optional<LockMode> strongest(List<Measured> held, Predicate<Lock> isCounted) {
        return held.stream()
                .flatMap(measured -> measured.locks().stream())
                .filter(isCounted)
                .map(Lock::mode)
                .max(Comparator.naturalOrder());
    }

    private static Optional<String> cost(Cost said, Shown shown, List<Measured> held) {
        boolean isRewritten =
                held.stream().flatMap(each -> each.rewritten().stream()).anyMatch(shown::isOld);
        boolean isEmptied = held.stream().anyMatch(each -> !each.emptied().isEmpty());
        boolean isBuilt = !isEmptied
                && held.stream().flatMap(each -> each.built().stream()).anyMatch(index -> isOfOld(index, shown));
        boolean isScanned = !isEmptied
                && held.stream()
                        .flatMap(each -> each.scans().stream())
                        .anyMatch(scan -> scan.relation().holdsRows() && shown.isOld(scan.relation()));
        Cost seen = isRewritten ? Cost.REWRITE : isBuilt ? Cost.BUILD : isScanned ? Cost.SCAN : Cost.METADATA;
        return seen == said
                ? Optional.empty()
                : Optional.of("the card says %s, the server shows %s".formatted(said, seen));
    }

    private static boolean isOfOld(Relation index, Shown shown) {
        return index.of()
                .filter(table -> shown.old().contains(table.toString()))
                .isPresent();
    }

    private static void safe(RuleExample example, RuleBench bench, int major, List<String> told) throws SQLException {
        RuleExample.Part safe = example.safe();
        if (major < safe.from()) {
            return;
        }
        Shown shown = bench.show(example.schema().texts(), safe.texts(), safe.isWrapped());
        for (Measured measured : shown.statements()) {
            String where = example.id() + " safe: ";
            error(measured).forEach(text -> told.add(where + text));
            harm(shown, measured).forEach(text -> told.add(where + text + " by " + measured.sql()));
        }
    }

    /** The safe way that a finding prints, in place of the statement that it is about. */
    private static void printed(RuleExample example, RuleBench bench, int major, List<String> told)
            throws SQLException {
        if (major < example.risky().from()) {
            return;
        }
        for (Finding finding : example.found(major)) {
            List<String> before = INSTEAD_OF_ALL.contains(example.id())
                    ? List.of()
                    : example.risky().texts().subList(0, example.statement(finding));
            List<String> way = RuleExample.statements(finding.safeWay());
            boolean isToBeFilledIn = finding.safeWay().stream().anyMatch(RulesAndServersTest::isGap);
            if (way.isEmpty() || isToBeFilledIn) {
                continue;
            }
            List<String> all = new ArrayList<>(before);
            all.addAll(way);
            if (isOpen(before)) {
                all.add("commit");
            }
            Shown shown = bench.show(example.schema().texts(), all, false);
            String where = example.id() + " printed: ";
            shown.statements().stream().skip(before.size()).forEach(measured -> {
                error(measured).forEach(text -> told.add(where + text));
                harm(shown, measured).forEach(text -> told.add(where + text + " by " + measured.sql()));
            });
        }
    }

    /** Whether a line asks its reader for a name that the file does not tell. */
    private static boolean isGap(String line) {
        return line.contains(" stands for ")
                || line.startsWith("-- first make each column")
                || line.startsWith("-- drop that first");
    }

    private static boolean isOpen(List<String> statements) {
        return statements.stream().anyMatch(sql -> sql.toLowerCase(Locale.ROOT).startsWith("begin"));
    }

    /** What keeps writers (of a materialized view: readers) away for as long as a table is big. */
    private static Stream<String> harm(Shown shown, Measured measured) {
        List<String> harm = new ArrayList<>();
        measured.rewritten().stream().filter(shown::isOld).forEach(table -> harm.add(table + " is rewritten"));
        measured.built().stream()
                .filter(index -> isOfOld(index, shown)
                        && isKeptAway(measured, index.of().get().toString()))
                .forEach(index -> harm.add(index + " is built"));
        measured.scans().stream()
                .filter(scan -> shown.isOld(scan.relation())
                        && isKeptAway(measured, scan.relation().name().toString()))
                .forEach(scan -> harm.add(scan.relation() + " is read"));
        return harm.stream();
    }

    private static boolean isKeptAway(Measured measured, String table) {
        return measured.locks().stream()
                .filter(lock -> lock.relation().name().toString().equals(table))
                .anyMatch(lock -> lock.relation().kind() == Relation.Kind.MATERIALIZED_VIEW
                        ? lock.mode().blocksReads()
                        : lock.mode().blocksWrites());
    }

    private static Stream<String> error(Measured measured) {
        return measured
                .error()
                .map(failure -> failure.state() + " " + failure.message() + " for " + measured.sql())
                .stream();
    }
}
