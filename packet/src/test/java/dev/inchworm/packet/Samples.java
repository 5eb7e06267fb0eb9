// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Files that tests read, and the day on which they are read. */
final class Samples {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private Samples() {}

    static String good(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/good/" + name + ".yaml"));
    }
}
