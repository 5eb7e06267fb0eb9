// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import dev.inchworm.core.route.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that were read last, in a file, for a start without a control database.
 *
 * <p>Written to another name, forced to the disk and renamed, with a checksum: a reader finds the old content or the
 * new, and takes a torn, changed or foreign file for none. What is left of a ramp's lease is counted by the time of
 * day; after a clock was set back it is over. Neither method throws: what goes wrong is told once.
 */
public final class LastKnownGood {

    private static final Logger LOG = LoggerFactory.getLogger(LastKnownGood.class);
    private static final long BYTES_MAX = 10_000_000;

    private final Path file;
    private final String application;
    private final Clock clock;
    private boolean hasWarned;

    /**
     * The file of one application; processes of one application may share it.
     *
     * @param clock the time of day, by which leases are counted from one process to the next
     */
    public LastKnownGood(Path file, String application, Clock clock) {
        this.file = file.toAbsolutePath();
        this.application = application;
        this.clock = clock;
    }

    /** What was saved last, with what is left of the leases; nothing if there is no good file. */
    public List<Route> load() {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("larger than %d bytes".formatted(BYTES_MAX));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return RouteText.read(text, application, clock.instant());
        } catch (NoSuchFileException firstStart) {
            return List.of();
        } catch (IOException | RuntimeException e) {
            warn("the last known good routes in {} are of no use and ignored: {}", e);
            return List.of();
        }
    }

    /** Replaces what is saved. */
    public void save(List<Route> routes) {
        Path next = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".next");
        try {
            write(next, RouteText.write(routes, application, clock.instant()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException | RuntimeException e) {
            warn("the last known good routes cannot be kept in {}: {}", e);
        }
    }

    private static void write(Path path, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** So that the new name outlives a power cut; systems that cannot force a folder do without. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notHere) {
            LOG.debug("the folder of {} cannot be forced to the disk", file);
        }
    }

    private void warn(String message, Exception cause) {
        if (!hasWarned) {
            hasWarned = true;
            LOG.warn(message, file, cause.toString());
        }
    }
}
