// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a trial database's schema comes from. */
public sealed interface SchemaSource {

    /** A SQL file, or a folder of Flyway migrations. */
    static SchemaSource path(Path path) {
        return Files.isDirectory(path) ? new Folder(path, Optional.empty()) : new SqlFile(path);
    }

    /** Statements by hand; {@code name} is how messages call them. */
    static SchemaSource sql(String name, String sql) {
        return new Text(name, sql);
    }

    /** The catalog of a live database, as far as {@code table} is concerned; its schema has to be named. */
    static SchemaSource live(Endpoint endpoint, TableName table) {
        return new Live(endpoint, Optional.of(table), false);
    }

    /** The catalog of a live database, all of it. */
    static SchemaSource live(Endpoint endpoint) {
        return new Live(endpoint, Optional.empty(), false);
    }

    /** A SQL file; each statement is a transaction of its own, as in psql. */
    record SqlFile(Path file) implements SchemaSource {}

    /**
     * A folder of Flyway migrations; each file is one transaction where the server allows it.
     *
     * @param folder with folders in it
     * @param before the file to stop before; absent for all
     */
    record Folder(Path folder, Optional<Path> before) implements SchemaSource {}

    /** Statements by hand. */
    record Text(String name, String sql) implements SchemaSource {}

    /**
     * The catalog of a live database, which is only read.
     *
     * @param table the one concerned, with all that it needs; absent for every table
     * @param isCloned whether {@code pg_dump} is not asked, even where there is one
     */
    record Live(Endpoint endpoint, Optional<TableName> table, boolean isCloned) implements SchemaSource {}
}
