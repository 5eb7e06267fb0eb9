// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts whose bytes may be anything: what is no UTF-8 becomes the replacement character. */
final class Utf8 {

    private Utf8() {}

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
