// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Copies a running server's data folder so that a standby can start from it.
 *
 * <p>Done by hand because the throw-away binaries hold no pg_basebackup. Source: PostgreSQL documentation, "Making a
 * Base Backup Using the Low Level API".
 */
final class BaseBackup {

    /** Folders whose content is made anew by the standby. */
    private static final Set<String> LEFT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "standby.signal");

    private BaseBackup() {}

    /** Copies {@code from} to {@code to}; both calls that frame the copy are made on the one {@code superuser}. */
    static void copy(Connection superuser, Path from, Path to) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_backup_start('inchworm', true)");
            Files.walkFileTree(from, new Copy(from, to));
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(to.resolve("backup_label"), label.getString(1));
            }
        }
        Folders.closeToOthers(to);
    }

    /** Copies what a standby needs; files that vanish meanwhile are replayed from the log. */
    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Path copy = to.resolve(from.relativize(folder).toString());
            Files.createDirectories(copy);
            if (folder.equals(from.resolve("pg_wal"))) {
                Files.createDirectories(copy.resolve("archive_status"));
                Files.createDirectories(copy.resolve("summaries"));
            }
            return LEFT_EMPTY.contains(from.relativize(folder).toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = from.relativize(file).toString();
            if (!LEFT_OUT.contains(name)) {
                try {
                    Files.copy(file, to.resolve(name));
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
