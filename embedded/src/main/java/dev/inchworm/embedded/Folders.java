// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Where files go, and how they go away. */
final class Folders {

    private Folders() {}

    /** The folder for unpacked binaries: {@code INCHWORM_CACHE}, else the user's cache folder. */
    static Path cache(boolean sharedWithOtherUsers) {
        String chosen = System.getenv("INCHWORM_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        Path own = ownCache();
        if (sharedWithOtherUsers || !isWritable(own)) {
            return temporary().resolve("inchworm-cache-" + System.getProperty("user.name"));
        }
        return own;
    }

    static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    private static Path ownCache() {
        String base = System.getenv(Platform.current().isWindows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        return base == null || base.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "inchworm")
                : Path.of(base, "inchworm");
    }

    private static boolean isWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    static void openToReaders(Path folder) throws IOException {
        setPermissions(folder, "rwxr-xr-x");
    }

    static void closeToOthers(Path folder) throws IOException {
        setPermissions(folder, "rwx------");
    }

    private static void setPermissions(Path folder, String permissions) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Deletes a folder and all in it; what has gone meanwhile is fine, what stays is reported. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
