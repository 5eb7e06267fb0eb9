// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void the_application_is_told_by_a_name_that_needs_no_escapes() {
        Figures figures = new Figures();
        assertThat(figures.json()).doesNotContain("application");

        figures.application("shop \"1\" \\ \n\u00e9");

        assertThat(figures.json()).contains("\"application\":\"shop  1     \u00e9\"");
    }

    @Test
    void a_bucket_is_four_times_the_logarithm_of_the_microseconds() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong() >>> (1 + random.nextInt(62));
            double micros = Math.max(1, nanos / 1_000);
            int expected = (int) Math.floor(4 * Math.log(micros) / Math.log(2));
            // The logarithm itself is off by one where the microseconds are a power of two.
            assertThat(Histogram.bucket(nanos)).as("%d ns", nanos).isIn(Math.min(159, expected), Math.min(159, (int)
                    Math.floor(4 * Math.log(micros) / Math.log(2) + 1e-9)));
        }
        assertThat(Histogram.bucket(0)).isZero();
        assertThat(Histogram.bucket(1_024_000)).isEqualTo(40);
        assertThat(Histogram.bucket(Long.MAX_VALUE)).isEqualTo(159);
    }

    @Test
    void the_report_tells_everything_that_was_counted() {
        Figures figures = new Figures();
        figures.read(Side.OLD, true, 1_024_000);
        figures.read(Side.NEW, false, -1);
        figures.write(false, 2_048_000);
        figures.compared(Comparison.MATCH);
        figures.compared(Comparison.MISMATCH_TRANSIENT);
        figures.compared(Comparison.MISMATCH_CONFIRMED);
        figures.compared(Comparison.IGNORED);
        figures.dropped();
        figures.fallback();
        figures.nullKey();
        figures.uses(false, true);
        figures.shadows(true);
        figures.audits(true);

        assertThat(figures.json())
                .isEqualTo("{\"reads_old\":1,\"reads_new\":1,\"errors_old\":0,\"errors_new\":1,\"writes\":1,"
                        + "\"write_errors\":1,\"divergences\":1,\"shadow_compared\":3,\"shadow_transient\":1,"
                        + "\"shadow_dropped\":1,\"fallbacks\":1,\"null_keys\":1,\"shadow\":true,\"uses_old\":false,"
                        + "\"uses_new\":true,\"audits\":true,\"reads_old_us\":{\"40\":1},\"reads_new_us\":{},"
                        + "\"writes_us\":{\"44\":1}}");
        figures.goodbye();
        assertThat(figures.json()).contains("\"audits\":true,\"gone\":true,");
    }
}
