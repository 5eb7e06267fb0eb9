// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A countdown is not a line a second. */
class NewsTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong seconds = new AtomicLong();
    private final News news = new News(lines::add, () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    private void soak(String share, int total) {
        for (int left = total; left > 0; left--) {
            news.tell("move the reads in steps: %s soaks for %d s more".formatted(share, left));
            seconds.incrementAndGet();
        }
    }

    @Test
    void a_soak_of_a_minute_is_told_when_it_begins_and_every_thirty_seconds() {
        soak("1 %", 61);

        assertThat(lines)
                .containsExactly(
                        "move the reads in steps: 1 % soaks for 61 s more",
                        "move the reads in steps: 1 % soaks for 31 s more",
                        "move the reads in steps: 1 % soaks for 1 s more");
    }

    @Test
    void whatever_else_changes_in_a_line_is_told_at_once() {
        soak("1 %", 3);
        soak("10 %", 3);
        news.tell("100 of about 900 rows, 50 rows/s, about 16 s left");
        news.tell("150 of about 900 rows, 50 rows/s, about 15 s left");

        assertThat(lines)
                .containsExactly(
                        "move the reads in steps: 1 % soaks for 3 s more",
                        "move the reads in steps: 10 % soaks for 3 s more",
                        "100 of about 900 rows, 50 rows/s, about 16 s left",
                        "150 of about 900 rows, 50 rows/s, about 15 s left");
    }
}
