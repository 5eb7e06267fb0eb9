// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server's folder, locked for as long as this process lives.
 *
 * <p>The lock goes with the process however it dies, so a later one can tell leftovers from folders in use, end the
 * servers in them and delete them.
 */
final class Scratch {

    private static final String PREFIX = "inchworm-postgresql-";
    private static final String LOCK = "owner.lock";

    /** A younger lock file may be one whose owner is about to lock it. */
    private static final Duration SETTLING_MAX = Duration.ofSeconds(10);

    /**
     * Folders of this process. The operating system gives up a process's lock as soon as the process closes any channel
     * of the file, so its own lock files must never be opened a second time.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final Duration DELETING_MAX = Duration.ofSeconds(5);

    private final Path folder;
    private final Path own;
    private final FileChannel lock;
    private final boolean isKept;

    private Scratch(Path folder, Path own, FileChannel lock, boolean isKept) {
        this.folder = folder;
        this.own = own;
        this.lock = lock;
        this.isKept = isKept;
    }

    /** A new folder for temporary files; what dead processes left there is cleared first. */
    static Scratch temporary(boolean isKept) throws IOException {
        Path folder = Files.createTempDirectory(Folders.temporary(), PREFIX);
        Scratch scratch = in(folder, isKept);
        clearLeftovers(Folders.temporary(), folder);
        return scratch;
    }

    /** A folder of the caller's choice, kept or not. */
    static Scratch in(Path folder, boolean isKept) throws IOException {
        Files.createDirectories(folder);
        Path own = folder.toRealPath();
        if (!OWN.add(own)) {
            throw new IOException(folder + " is in use by this process");
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel).isEmpty()) {
            channel.close();
            OWN.remove(own);
            throw new IOException(folder + " is in use by another process");
        }
        return new Scratch(folder, own, channel, isKept);
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    boolean isKept() {
        return isKept;
    }

    /** Gives the folder up; deletes it unless it is to be kept. */
    void release() throws IOException {
        lock.close();
        Files.deleteIfExists(folder.resolve(LOCK));
        OWN.remove(own);
        if (!isKept) {
            // A server that was killed may write for a moment more; what stays all the same, a later start clears.
            Waiter.until(this::isDeleted, DELETING_MAX);
        }
    }

    private boolean isDeleted() {
        try {
            Folders.delete(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static void clearLeftovers(Path parent, Path own) throws IOException {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path candidate : candidates) {
                if (!OWN.contains(candidate.toRealPath()) && isSettled(candidate, own)) {
                    clearIfOrphaned(candidate);
                }
            }
        }
    }

    private static boolean isSettled(Path candidate, Path own) {
        try {
            long age = Files.getLastModifiedTime(own.resolve(LOCK)).toMillis()
                    - Files.getLastModifiedTime(candidate.resolve(LOCK)).toMillis();
            return age > SETTLING_MAX.toMillis();
        } catch (IOException e) {
            return false; // kept by its owner, someone else's, or just deleted
        }
    }

    private static void clearIfOrphaned(Path candidate) {
        try (FileChannel channel = FileChannel.open(candidate.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (tryLock(channel).isPresent()) {
                endServer(candidate.resolve("data"));
                Folders.delete(candidate);
            }
        } catch (IOException e) {
            // Not ours to delete, or another process deletes it now: a leftover never hinders a start.
        }
    }

    private static void endServer(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,10} *")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(process -> serves(process, data))
                .ifPresent(Kill::all);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }
}
