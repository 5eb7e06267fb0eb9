// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BucketTest {

    @Test
    void a_key_keeps_its_bucket_and_stays_within_bounds() {
        for (int key = 0; key < 1_000; key++) {
            String text = Integer.toString(key);
            assertThat(Bucket.of("m", "s", text)).isBetween(0, Bucket.COUNT - 1).isEqualTo(Bucket.of("m", "s", text));
        }
    }

    @Test
    void about_one_key_in_ten_is_among_the_first_thousand_buckets() {
        long within = IntStream.range(0, 100_000)
                .filter(key -> Bucket.of("m", "s", Integer.toString(key)) < 1_000)
                .count();

        assertThat(within).isCloseTo(10_000, within(400L));
    }

    @Test
    void two_migrations_ramp_different_keys() {
        long both = IntStream.range(0, 100_000)
                .filter(key -> Bucket.of("one", "s", Integer.toString(key)) < 1_000)
                .filter(key -> Bucket.of("two", "s", Integer.toString(key)) < 1_000)
                .count();

        assertThat(both).isCloseTo(1_000, within(150L));
    }

    @Test
    void a_number_falls_where_its_digits_fall() {
        int seed = Bucket.seed("m", "s");

        LongStream.of(0, 7, -7, 42, 1_000, -1_000, 12_345_678, Long.MAX_VALUE, Long.MIN_VALUE)
                .forEach(key -> assertThat(Bucket.of(seed, key)).isEqualTo(Bucket.of("m", "s", Long.toString(key))));
    }

    @Test
    void any_two_migrations_and_any_two_salts_are_independent() {
        List<BitSet> firstTenths = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int seed = Bucket.seed("migration-" + i / 2, "salt-" + i % 2);
            BitSet tenth = new BitSet();
            IntStream.range(0, 40_000)
                    .filter(key -> Bucket.of(seed, key) < 1_000)
                    .forEach(tenth::set);
            firstTenths.add(tenth);
        }
        for (int i = 0; i < firstTenths.size(); i++) {
            for (int j = 0; j < i; j++) {
                BitSet both = (BitSet) firstTenths.get(i).clone();
                both.and(firstTenths.get(j));
                // Expected 400, with a deviation of 20.
                assertThat(both.cardinality()).as("%d and %d", i, j).isBetween(300, 500);
            }
        }
    }
}
