// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.demo.fleet.ShadowCount;
import dev.inchworm.cli.demo.oracle.Verdict;
import dev.inchworm.core.phase.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {
    private static final Picture.Flow FLOW = new Picture.Flow(100, 1, 5, List.of(1.0, 5.0));

    @ParameterizedTest
    @CsvSource({"120,34", "80,23", "60,20"})
    void the_newest_event_and_the_clock_are_seen_on_every_size(int width, int height) {
        List<String> lines = draw(width, height, "copy the past in chunks");

        assertThat(lines).hasSizeLessThanOrEqualTo(height);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(lines.get(lines.size() - 1)).contains("event 14");
        assertThat(String.join("\n", lines))
                .contains("01:05")
                .contains("0 lost")
                .contains("2 engine kills");
    }

    @Test
    void between_two_steps_no_label_stands_alone() {
        assertThat(draw(100, 34, "")).noneMatch(line -> line.strip().equals("step"));
    }

    @Test
    void a_terminal_with_letters_only_gets_letters_only() {
        Terminal.Size size = new Terminal.Size(100, 34);

        assertThat(Canvas.draw(picture("copy"), new Style(false, false), size, 1))
                .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
    }

    private static List<String> draw(int width, int height, String step) {
        return Canvas.draw(picture(step), new Style(false, true), new Terminal.Size(width, height), 1);
    }

    private static Picture picture(String step) {
        Picture.Engine engine = new Picture.Engine(Phase.BACKFILL, false, step, "it waits", Optional.empty(), 0.5);
        List<String> events = IntStream.rangeClosed(1, 14)
                .mapToObj(n -> "01:0%d  ▸ event %d".formatted(n % 10, n))
                .toList();
        return new Picture(
                "200,000 orders, 8 clients, seed 5: total_amount becomes minor units and a currency",
                Duration.ofSeconds(65),
                Optional.of(engine),
                new Picture.Shop(FLOW, FLOW, Map.of()),
                new Verdict(1_000, 1_000, 0, 0, 0, 10, List.of()),
                new ShadowCount(1_000, 0, 1, 2, 3, 0),
                Optional.of("2 engine kills, 1 replica pause"),
                events);
    }
}
