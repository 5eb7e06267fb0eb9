// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.engine.session.HaltSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The halt switch as a file: background work stands still while it is there. Works when no database answers. */
public final class HaltFile implements HaltSwitch {

    /** The variable of the environment that names another file. */
    public static final String VARIABLE = "INCHWORM_HALT_FILE";

    private final Path file;

    /** Thrown while {@code file} is there. */
    public HaltFile(Path file) {
        this.file = file;
    }

    /** The file for a migration: the one that the environment names, else {@code .inchworm-halt-<id>} in a folder. */
    public static HaltFile of(String migration, Path folder, Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new HaltFile(named.isBlank() ? folder.resolve(".inchworm-halt-" + migration) : Path.of(named));
    }

    /** Where it is looked for. */
    public Path file() {
        return file;
    }

    @Override
    public Optional<String> thrown() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of("the halt file %s is there, or it cannot be told".formatted(file));
    }
}
