// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.source.Comment;
import dev.inchworm.lint.source.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The waivers of one file. A waiver is for the statement that begins next after it, or that it stands in, and for the
 * rules it names; it is used up by that statement.
 */
final class Waivers {

    private static final String FORM = "-- inchworm:allow PG103 reason=\"the table is empty\" until=2027-01-31";

    private final List<Waiver> waivers;
    private final LocalDate today;
    private int next;
    private int waived;

    Waivers(List<Comment> remarks, LocalDate today) {
        this.waivers =
                remarks.stream().flatMap(remark -> Waiver.of(remark).stream()).toList();
        this.today = today;
    }

    /** How many findings were taken away so far. */
    int waived() {
        return waived;
    }

    /** What is left of {@code found} at the statement at {@code place}, with what is wrong with its waivers. */
    List<Finding> applyTo(Place place, List<Finding> found) {
        if (next == waivers.size() || waivers.get(next).place().start() > place.end()) {
            return found;
        }
        List<Finding> left = new ArrayList<>(found);
        while (next < waivers.size() && waivers.get(next).place().start() < place.end()) {
            apply(waivers.get(next++), found, left);
        }
        return left;
    }

    /** What is wrong with waivers behind the last statement. */
    List<Finding> rest() {
        List<Finding> left = new ArrayList<>();
        while (next < waivers.size()) {
            apply(waivers.get(next++), List.of(), left);
        }
        return left;
    }

    private void apply(Waiver waiver, List<Finding> found, List<Finding> left) {
        if (!waiver.mistake().isEmpty()) {
            left.add(Notice.WAIVER_INCOMPLETE.at(
                    waiver.place(), "this waiver lets nothing pass: " + waiver.mistake(), FORM));
            return;
        }
        if (waiver.isExpired(today)) {
            left.add(Notice.WAIVER_EXPIRED.at(
                    waiver.place(),
                    "this waiver ended on %s".formatted(waiver.until().orElseThrow())));
            return;
        }
        Set<String> used = new HashSet<>();
        left.removeIf(finding -> {
            boolean isWaived = waiver.rules().contains(finding.rule());
            if (isWaived) {
                used.add(finding.rule());
                waived++;
            }
            return isWaived;
        });
        found.stream().map(Finding::rule).forEach(used::add);
        waiver.rules().stream().filter(rule -> !used.contains(rule)).forEach(rule -> left.add(unused(waiver, rule)));
    }

    private static Finding unused(Waiver waiver, String rule) {
        boolean isKnown = Rules.find(rule).isPresent()
                || Arrays.stream(Notice.values()).anyMatch(notice -> notice.id().equals(rule));
        String message = isKnown
                ? "%s finds nothing at the statement this waiver is for".formatted(rule)
                : "there is no rule %s; inchworm lint --rules lists them".formatted(rule);
        return Notice.WAIVER_UNUSED.at(waiver.place(), message);
    }
}
