// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextHashTest {

    /** The published test vectors of MurmurHash3 x86 32 bit. */
    @Test
    void the_hash_gives_the_published_vectors() {
        assertThat(TextHash.of(0, "")).isZero();
        assertThat(TextHash.of(1, "")).isEqualTo(0x514E28B7);
        assertThat(TextHash.of(0x9747b28c, "aaaa")).isEqualTo(0x5A97808A);
        assertThat(TextHash.of(0x9747b28c, "aaa")).isEqualTo(0x283E0130);
        assertThat(TextHash.of(0x9747b28c, "Hello, world!")).isEqualTo(0x24884CBA);
    }

    @Test
    void any_text_hashes_as_its_bytes_do() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 5)
                    .mapToObj(kind -> piece(kind, random))
                    .reduce("", String::concat);
            assertThat(TextHash.of(i, text)).as(text).isEqualTo(ofBytes(i, text));
        }
    }

    @Test
    void any_number_hashes_as_its_digits_do() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(TextHash.of(i, number)).as("%d", number).isEqualTo(ofBytes(i, Long.toString(number)));
        }
    }

    private static String piece(int kind, Random random) {
        return switch (kind) {
            case 0 -> String.valueOf((char) random.nextInt(0x80));
            case 1 -> String.valueOf((char) random.nextInt(0x800));
            case 2 -> String.valueOf((char) random.nextInt(0xd800));
            case 3 -> Character.toString(0x10000 + random.nextInt(0x100000));
            default -> String.valueOf((char) (0xd800 + random.nextInt(0x800)));
        };
    }

    /** The algorithm as it was published, over bytes. */
    private static int ofBytes(int seed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer blocks = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = seed;
        while (blocks.remaining() >= 4) {
            hash = Integer.rotateLeft(hash ^ mixed(blocks.getInt()), 13) * 5 + 0xe6546b64;
        }
        int rest = 0;
        for (int i = 0; blocks.hasRemaining(); i++) {
            rest |= (blocks.get() & 0xff) << (8 * i);
        }
        int mixed = hash ^ (bytes.length % 4 == 0 ? 0 : mixed(rest)) ^ bytes.length;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
