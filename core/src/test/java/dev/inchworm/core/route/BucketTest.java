// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {

    /** The published test vectors of MurmurHash3 x86 32 bit. */
    @Test
    void the_hash_gives_the_published_vectors() {
        assertThat(Bucket.murmur3(new byte[0], 0)).isZero();
        assertThat(Bucket.murmur3(new byte[0], 1)).isEqualTo(0x514E28B7);
        assertThat(Bucket.murmur3(bytes("aaaa"), 0x9747b28c)).isEqualTo(0x5A97808A);
        assertThat(Bucket.murmur3(bytes("aaa"), 0x9747b28c)).isEqualTo(0x283E0130);
        assertThat(Bucket.murmur3(bytes("Hello, world!"), 0x9747b28c)).isEqualTo(0x24884CBA);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

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
}
