// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ends a server as a crash would: the postmaster and every process it started, at once. */
final class Kill {

    private static final Duration END_MAX = Duration.ofSeconds(5);
    private static final char ZOMBIE = 'Z';

    private Kill() {}

    /**
     * Kills {@code postmaster} and its descendants; returns when they hold nothing any more.
     *
     * <p>One that has ended already has none: its number may be another process's by now, and that one's descendants
     * are not ours.
     */
    static void all(ProcessHandle postmaster) {
        if (!postmaster.isAlive()) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiter.until(() -> all.stream().allMatch(Kill::isGone), END_MAX);
    }

    /** A zombie has let go of everything; when it is reaped is up to another process and may take seconds. */
    private static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || stateOnLinux(process.pid()) == ZOMBIE;
    }

    private static char stateOnLinux(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return '?'; // gone meanwhile, or another system
        }
    }
}
