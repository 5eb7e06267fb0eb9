// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.route.Side;
import dev.inchworm.engine.UsageReport;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.UsageTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who uses which side, and how much was watched. */
public final class UsagePage {

    private static final int WIDTH = 100;

    private UsagePage() {}

    /** The page. */
    public static String text(UsageReport report) {
        StringBuilder page = new StringBuilder();
        for (Side side : sides(report)) {
            heading(page, side.label() + " side");
            List<UsageTable.Use> uses = of(report, side);
            uses.forEach(use -> page.append(Line.wrapped(line(use), "  ", WIDTH)));
            if (uses.isEmpty()) {
                page.append("  no audit saw a use").append(System.lineSeparator());
            }
            for (Tally.Writers writer : writers(report, side)) {
                String mark = side == Side.OLD && report.strangers().contains(writer) ? "; never registered" : "";
                page.append(Line.wrapped("writes: " + writer.line() + mark, "  ", WIDTH));
            }
        }
        heading(page, "coverage");
        if (report.reading().instances().isEmpty()) {
            page.append("  no instance registers").append(System.lineSeparator());
        }
        report.reading()
                .instances()
                .forEach(instance ->
                        page.append(Line.wrapped(line(instance, coverage(report, instance)), "  ", WIDTH)));
        return page.toString();
    }

    private static void heading(StringBuilder page, String text) {
        page.append(Line.bold(text)).append(System.lineSeparator());
    }

    private static List<Side> sides(UsageReport report) {
        return report.side().map(List::of).orElseGet(() -> List.of(Side.values()));
    }

    private static List<UsageTable.Use> of(UsageReport report, Side side) {
        return report.uses().stream()
                .filter(use -> use.side().equals(side.label()))
                .toList();
    }

    private static List<Tally.Writers> writers(UsageReport report, Side side) {
        return side == Side.OLD ? report.writersOfOld() : report.writersOfNew();
    }

    private static Optional<UsageTable.Coverage> coverage(UsageReport report, Instance instance) {
        return report.coverage().stream()
                .filter(each -> each.instance().equals(instance.name()))
                .findFirst();
    }

    private static String line(UsageTable.Use use) {
        return "%s %,d times: %s".formatted(use.access(), use.uses(), use.line());
    }

    private static String line(Instance instance, Optional<UsageTable.Coverage> coverage) {
        String who = "%s, release %s, %s: "
                .formatted(
                        instance.name(),
                        instance.release(),
                        instance.presence().name().toLowerCase(Locale.ROOT));
        if (coverage.isEmpty()) {
            return who + (instance.claims().audits() ? "audits, and has told nothing yet" : "does not audit");
        }
        UsageTable.Coverage told = coverage.get();
        String blind = told.blind() == 0 ? "" : ", gone around %d times".formatted(told.blind());
        return who
                + "saw %,d statements since %s, %,d of them on watched columns%s; last told at %s"
                        .formatted(told.statements(), told.since(), told.watched(), blind, told.at());
    }

    /** The same for programs. */
    public static Map<String, Object> json(UsageReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", report.position().id());
        json.put("phase", report.position().phase().name());
        json.put("uses", report.uses().stream().map(UsagePage::use).toList());
        List<Map<String, Object>> writers = new ArrayList<>();
        for (Side side : sides(report)) {
            writers(report, side).forEach(writer -> writers.add(writer(report, side, writer)));
        }
        json.put("writers", writers);
        json.put(
                "instances",
                report.reading().instances().stream()
                        .map(instance -> instance(instance, coverage(report, instance)))
                        .toList());
        return json;
    }

    private static Map<String, Object> use(UsageTable.Use use) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("side", use.side());
        json.put("access", use.access());
        json.put("statement", use.text());
        json.put("place", use.place());
        json.put("application", use.who().application());
        json.put("role", use.who().role());
        json.put("release", use.who().release());
        json.put("instance", use.who().instance());
        json.put("uses", use.uses());
        json.put("first_at", use.firstAt().toString());
        json.put("last_at", use.lastAt().toString());
        return json;
    }

    private static Map<String, Object> writer(UsageReport report, Side side, Tally.Writers writer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("side", side.label());
        json.put("application", writer.application());
        json.put("role", writer.role());
        json.put("writes", writer.writes());
        json.put("last_at", writer.lastAt().toString());
        if (side == Side.OLD) {
            json.put("registered", !report.strangers().contains(writer));
        }
        return json;
    }

    private static Map<String, Object> instance(Instance instance, Optional<UsageTable.Coverage> coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instance", instance.name());
        json.put("release", instance.release());
        json.put("presence", instance.presence().name().toLowerCase(Locale.ROOT));
        json.put("audits", instance.claims().audits());
        coverage.ifPresent(told -> {
            json.put("statements", told.statements());
            json.put("watched", told.watched());
            json.put("gone_around", told.blind());
            json.put("since", told.since().toString());
            json.put("last_told_at", told.at().toString());
        });
        return json;
    }
}
