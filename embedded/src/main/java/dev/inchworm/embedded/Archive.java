// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz} into a folder that appears whole or not at all. */
final class Archive {

    private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

    private Archive() {}

    /** Unpacks into {@code folder/name}; whoever comes second keeps what the first one unpacked. */
    static void unpack(InputStream archive, Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        Path draft = Files.createTempDirectory(folder, ".unpack-");
        try {
            Folders.openToReaders(draft);
            unpackInto(archive, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target.resolve("bin"))) {
                throw e;
            }
        } finally {
            Folders.delete(draft);
        }
    }

    @SuppressWarnings("resource") // closing would close the caller's stream
    private static void unpackInto(InputStream archive, Path draft) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path path = draft.resolve(entry.getName()).normalize();
            if (!path.startsWith(draft)) {
                throw new IOException("entry outside of the archive: " + entry.getName());
            }
            write(entries, entry, path);
        }
    }

    private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, path, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + path);
        }
    }
}
