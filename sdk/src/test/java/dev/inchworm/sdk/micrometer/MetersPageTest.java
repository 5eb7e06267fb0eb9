// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Access;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.figure.Drop;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import dev.inchworm.sdk.figure.Presence;
import dev.inchworm.sdk.figure.Trigger;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the page of meters against what is registered. */
class MetersPageTest {

    private static final Path PAGE = Path.of("../docs/sdk/meters.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9.]+)` \\| `([a-z0-9_]+)` \\| (\\w+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern TAG = Pattern.compile("`(\\w+)`");
    private static final Set<String> DECLARED =
            Set.of("migration", "entity_type", "table", "column", "field", "endpoint");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void every_meter_is_on_the_page_and_every_meter_of_the_page_is_registered() throws IOException {
        registerAll();

        assertThat(onPage()).isEqualTo(registered());
    }

    @Test
    void every_value_of_a_tag_of_a_closed_set_is_on_the_page() throws IOException {
        registerAll();
        Set<String> words = words(Files.readString(PAGE));

        assertThat(meters())
                .allSatisfy(meter -> assertThat(meter.getId().getTags())
                        .filteredOn(tag -> !DECLARED.contains(tag.getKey()))
                        .allSatisfy(tag -> assertThat(words).contains(tag.getValue())));
    }

    @Test
    void every_meter_of_the_page_has_a_meaning_and_says_when_to_alert() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.meaning()).isNotBlank();
            assertThat(row.alert()).isNotBlank();
        });
    }

    private void registerAll() {
        MicrometerMeters meters = MicrometerMeters.of(registry);
        for (Trigger trigger : Trigger.values()) {
            meters.refreshed(trigger, true);
        }
        for (Access access : Access.values()) {
            meters.touched("orders", "total_amount", access);
        }
        meters.capability("orders", "currency", Presence.PRESENT);
        meters.degraded("orders", "currency");
        meters.usageDropped();
        registerMigration(meters.migration("orders-total-minor"));
    }

    private static void registerMigration(MigrationMeters meters) {
        for (Op op : Op.values()) {
            for (Side side : Side.values()) {
                for (Stage stage : Stage.values()) {
                    for (Outcome outcome : Outcome.values()) {
                        meters.call(op, side, stage, outcome, 1_000);
                    }
                }
            }
        }
        Arrays.stream(Comparison.values()).forEach(result -> meters.compared(result, 1_000));
        Arrays.stream(Drop.values()).forEach(meters::dropped);
        Arrays.stream(Fallback.values()).forEach(meters::fallback);
        meters.sampledOut();
        meters.mismatchField("currency");
        meters.gauges(new SomeGauges());
    }

    /** The percentiles of a timer belong to it. */
    private List<Meter> meters() {
        return registry.getMeters().stream()
                .filter(meter -> !meter.getId().getName().endsWith(".percentile"))
                .toList();
    }

    /** Name in Prometheus, type and tags, by meter. */
    private Map<String, String> registered() {
        Map<String, String> meters = new TreeMap<>();
        for (Meter meter : meters()) {
            Set<String> tags = new TreeSet<>();
            meter.getId().getTags().forEach(tag -> tags.add(tag.getKey()));
            meters.put(meter.getId().getName(), said(prometheus(meter), type(meter), tags));
        }
        return meters;
    }

    private static Map<String, String> onPage() throws IOException {
        return rows().stream()
                .collect(Collectors.toMap(
                        Row::name, row -> said(row.prometheus(), row.type(), row.tags()), (a, b) -> a, TreeMap::new));
    }

    private static String said(String prometheus, String type, Set<String> tags) {
        return prometheus + " " + type + " " + tags;
    }

    private static String type(Meter meter) {
        return meter.getId().getType().name().toLowerCase(Locale.ROOT);
    }

    /** As Micrometer's own naming for Prometheus has it: snake case, then the unit or what is counted. */
    private static String prometheus(Meter meter) {
        Meter.Id id = meter.getId();
        String snake = NamingConvention.snakeCase.name(id.getName(), id.getType(), id.getBaseUnit());
        return switch (id.getType()) {
            case COUNTER -> snake + "_total";
            case TIMER -> snake + "_seconds";
            default -> id.getBaseUnit() == null ? snake : snake + "_" + id.getBaseUnit();
        };
    }

    private static Set<String> words(String page) {
        return Set.copyOf(List.of(page.split("[^a-z_0-9]+")));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> tags = new TreeSet<>();
                TAG.matcher(row.group(4)).results().forEach(tag -> tags.add(tag.group(1)));
                rows.add(new Row(row.group(1), row.group(2), row.group(3), tags, row.group(5), row.group(6)));
            }
        }
        return rows;
    }

    private record Row(String name, String prometheus, String type, Set<String> tags, String meaning, String alert) {}
}
