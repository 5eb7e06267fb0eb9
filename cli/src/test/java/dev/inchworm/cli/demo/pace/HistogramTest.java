// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void percentiles_are_right_within_three_percent() {
        for (int millis = 1; millis <= 1_000; millis++) {
            histogram.add(millis * 1_000_000L);
        }

        assertThat(histogram.percentile(50)).isCloseTo(500, within(15.0));
        assertThat(histogram.percentile(99)).isCloseTo(990, within(30.0));
        assertThat(histogram.max()).isEqualTo(1_000);
    }

    @Test
    void an_empty_one_says_zero() {
        assertThat(histogram.percentile(99)).isZero();
    }
}
