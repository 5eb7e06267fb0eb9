// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why the silence of a side proves nothing yet.
 *
 * @param text what was not watched
 * @param closesByTime whether waiting alone closes it
 */
public record CoverageGap(String text, boolean closesByTime) {

    /** A batch is due every 10 s; an audit that tells nothing for longer has stopped. */
    static final Duration TOLD_MAX = Duration.ofMinutes(2);
    /** An audit tells its first batch a little after its instance has registered. */
    static final Duration BORN_MAX = Duration.ofMinutes(1);

    /**
     * The first gap in what was watched over the window; empty if every instance that was there in it was watched, as
     * long as it was there, and the window is reached back to.
     */
    public static Optional<CoverageGap> find(Reading reading, List<UsageTable.Coverage> coverage, Duration window) {
        Instant start = reading.at().minus(window);
        List<Instance> there = reading.instances().stream()
                .filter(each -> each.isPresent() || each.age().compareTo(window) < 0)
                .toList();
        if (reading.present().isEmpty()) {
            return Optional.of(new CoverageGap("no instance registers", false));
        }
        Map<String, UsageTable.Coverage> byName =
                coverage.stream().collect(Collectors.toMap(UsageTable.Coverage::instance, Function.identity()));
        for (Instance instance : there) {
            Optional<CoverageGap> gap =
                    of(instance, Optional.ofNullable(byName.get(instance.name())), reading.at(), start);
            if (gap.isPresent()) {
                return gap;
            }
        }
        Instant first = there.stream()
                .flatMap(each -> Optional.ofNullable(byName.get(each.name())).stream())
                .map(UsageTable.Coverage::since)
                .min(Instant::compareTo)
                .orElse(reading.at());
        return first.isAfter(start)
                ? Optional.of(
                        new CoverageGap("audits reach back to %s, and %s is wanted".formatted(first, start), true))
                : Optional.empty();
    }

    private static Optional<CoverageGap> of(
            Instance instance, Optional<UsageTable.Coverage> coverage, Instant now, Instant start) {
        String name = "instance %s, release %s, ".formatted(instance.name(), instance.release());
        if (!instance.claims().audits()) {
            return Optional.of(new CoverageGap(name + "does not audit what it uses", false));
        }
        if (coverage.isEmpty() || coverage.get().statements() == 0) {
            return Optional.of(new CoverageGap(name + "has audited no statement yet", false));
        }
        UsageTable.Coverage told = coverage.get();
        if (told.blind() > 0) {
            return Optional.of(
                    new CoverageGap(name + "went around its audit, or it failed, " + told.blind() + " times", false));
        }
        Instant reported = now.minus(instance.age());
        if (told.at().isBefore(reported.minus(TOLD_MAX))) {
            return Optional.of(new CoverageGap(name + "has told no usage since " + told.at(), false));
        }
        Instant born = now.minus(instance.origin().known());
        Instant wanted = born.isAfter(start) ? born.plus(BORN_MAX) : start;
        return told.since().isAfter(wanted)
                ? Optional.of(new CoverageGap(name + "is audited only since " + told.since(), true))
                : Optional.empty();
    }
}
