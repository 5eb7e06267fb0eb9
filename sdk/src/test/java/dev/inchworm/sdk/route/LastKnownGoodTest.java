// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastKnownGoodTest {

    private static final List<Route> ROUTES = List.of(
            new Route("orders amount\n1", 7, Stage.LIVE, 100, "s é", Optional.of(Duration.ofSeconds(30))),
            new Route("other", 1, Stage.COMPLETE, 10_000, "", Optional.empty()));

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void what_was_saved_is_loaded() {
        file().save(ROUTES);

        assertThat(file().load()).isEqualTo(ROUTES);
    }

    @Test
    void nothing_is_loaded_on_the_first_start() {
        assertThat(file().load()).isEmpty();
    }

    @Test
    void a_file_cut_anywhere_is_ignored() throws IOException {
        file().save(ROUTES);
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            assertThat(file().load()).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void a_file_with_any_byte_changed_is_ignored() throws IOException {
        file().save(ROUTES);
        byte[] whole = Files.readAllBytes(path());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(path(), changed);
            assertThat(file().load()).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void the_file_of_another_application_is_ignored() {
        new LastKnownGood(path(), "other", clock).save(ROUTES);

        assertThat(file().load()).isEmpty();
    }

    @Test
    void a_lease_goes_on_by_the_time_of_day_and_is_over_once_that_was_set_back() {
        file().save(ROUTES);

        clock.advance(Duration.ofSeconds(10));
        assertThat(file().load().get(0).lease()).contains(Duration.ofSeconds(20));
        clock.advance(Duration.ofHours(1));
        assertThat(file().load().get(0).lease()).contains(Duration.ZERO);
        clock.advance(Duration.ofHours(-2));
        assertThat(file().load().get(0).lease()).contains(Duration.ZERO);
    }

    @Test
    void a_folder_that_is_not_there_stops_nothing_and_saving_leaves_no_other_file() throws IOException {
        new LastKnownGood(folder.resolve("none/routes"), "shop", clock).save(ROUTES);
        file().save(ROUTES);
        file().save(ROUTES);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }

    private LastKnownGood file() {
        return new LastKnownGood(path(), "shop", clock);
    }

    private Path path() {
        return folder.resolve("routes");
    }
}
