// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {

    static final long MEGABYTE = 1L << 20;
    static final long GIGABYTE = 1L << 30;

    private Sizes() {}

    /** As {@code 12.5 GB} or {@code 340 MB}. */
    static String text(long bytes) {
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE)
                : String.format(Locale.ROOT, "%d MB", bytes / MEGABYTE);
    }
}
