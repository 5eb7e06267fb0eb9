// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The connections that an {@code inchworm.yaml} names.
 *
 * @param file it was read from
 * @param databases by their name, in the file's order
 */
public record Connections(Path file, Map<String, Database> databases) {

    /** How the file is called. */
    public static final String FILE = "inchworm.yaml";

    /**
     * Reads the file; secrets it refers to are looked up only when a connection is opened.
     *
     * @throws InchwormException {@code FILE_NOT_FOUND} or {@code FILE_NOT_UNDERSTOOD}; no message repeats a value
     */
    public static Connections read(Path file) {
        return parse(file, file.toString(), Packet.text(file));
    }

    /** The connections in {@code text}; {@code name} is how messages call the file. */
    public static Connections parse(Path file, String name, String text) {
        return new ConnectionsReader(new Reading(name, false), file).read(text);
    }

    /**
     * The connection of that name, or the only one if no name is given.
     *
     * @throws InchwormException {@code CONNECTION_NOT_DEFINED} with the names there are
     */
    public Database pick(Optional<String> name) {
        if (name.isEmpty() && databases.size() == 1) {
            return databases.values().iterator().next();
        }
        Optional<Database> found = name.map(databases::get);
        return found.orElseThrow(() -> new InchwormException(
                ErrorCode.CONNECTION_NOT_DEFINED,
                name.map(each -> file + " names no database '" + each + "'; "
                                + NearestWord.hint(each, databases.keySet()))
                        .orElseGet(() -> file + " names several databases: " + String.join(", ", databases.keySet())),
                "nothing was opened and nothing changed",
                "say database: NAME in the migration, or --db NAME"));
    }
}
