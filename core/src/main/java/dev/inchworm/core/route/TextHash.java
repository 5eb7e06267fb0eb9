// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

/**
 * MurmurHash3 x86 32 bit over a text's UTF-8 bytes, without making the bytes.
 *
 * <p>Bytes are gathered in a long from its low end; four make a block. A lone surrogate counts as a question mark, as
 * {@code String.getBytes} has it.
 */
final class TextHash {

    private static final int ASCII_BELOW = 0x80;
    private static final int TWO_BYTES_BELOW = 0x800;

    private TextHash() {}

    static int of(int seed, String text) {
        int hash = seed;
        long bytes = 0;
        int held = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            long encoded;
            int size;
            if (unit < ASCII_BELOW) {
                encoded = unit;
                size = 1;
            } else if (unit < TWO_BYTES_BELOW) {
                encoded = 0xc0 | (unit >> 6) | (0x80 | (unit & 0x3f)) << 8;
                size = 2;
            } else if (!Character.isSurrogate(unit)) {
                encoded = 0xe0 | (unit >> 12) | (0x80 | ((unit >> 6) & 0x3f)) << 8 | (0x80 | (unit & 0x3f)) << 16;
                size = 3;
            } else if (isPair(text, i)) {
                encoded = fourBytes(Character.toCodePoint(unit, text.charAt(++i)));
                size = 4;
            } else {
                encoded = '?';
                size = 1;
            }
            bytes |= encoded << (8 * held);
            held += size;
            length += size;
            if (held >= 4) {
                hash = withBlock(hash, (int) bytes);
                bytes >>>= 32;
                held -= 4;
            }
        }
        return finished(hash, (int) bytes, held, length);
    }

    /** The hash of {@code Long.toString(number)}. */
    static int of(int seed, long number) {
        // Three words hold the 20 characters at most; each further digit, from the last, pushes the others up a byte.
        long low = 0;
        long middle = 0;
        long high = 0;
        int length = 0;
        // Counts with negative numbers, for there is one more of them.
        long rest = number > 0 ? -number : number;
        boolean isSigned = number < 0;
        do {
            long character = isSigned && rest == 0 ? '-' : '0' - rest % 10;
            isSigned &= rest != 0;
            rest /= 10;
            high = high << 8 | middle >>> 56;
            middle = middle << 8 | low >>> 56;
            low = low << 8 | character;
            length++;
        } while (rest != 0 || isSigned);
        int hash = seed;
        int left = length;
        for (; left >= 4; left -= 4) {
            hash = withBlock(hash, (int) low);
            low = low >>> 32 | middle << 32;
            middle = middle >>> 32 | high << 32;
            high >>>= 32;
        }
        return finished(hash, (int) low, left, length);
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static long fourBytes(int point) {
        return (0xf0L | (point >> 18))
                | (0x80L | ((point >> 12) & 0x3f)) << 8
                | (0x80L | ((point >> 6) & 0x3f)) << 16
                | (0x80L | (point & 0x3f)) << 24;
    }

    private static int withBlock(int hash, int block) {
        return Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xe6546b64;
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int finished(int hash, int rest, int held, int length) {
        int mixed = (held > 0 ? hash ^ mixed(rest) : hash) ^ length;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
