// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Where the jars with server binaries come from. */
@FunctionalInterface
interface Repository {

    /**
     * The file of {@code artifact} in {@code release}.
     *
     * @throws IOException if it cannot be had
     */
    Path jar(String artifact, String release) throws IOException;
}
