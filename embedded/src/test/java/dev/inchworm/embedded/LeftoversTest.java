// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that starts a server and dies. */
class LeftoversTest {

    @Test
    void what_a_killed_process_left_is_cleared_by_the_next_start() throws Exception {
        Process owner = startOwner();
        Path data = Path.of(firstLine(owner));
        ProcessHandle postmaster = postmaster(data);
        owner.destroyForcibly().waitFor();
        assertThat(postmaster.isAlive()).isTrue();
        Files.setLastModifiedTime(data.resolveSibling("owner.lock"), FileTime.fromMillis(0));

        try (PostgresqlServer server = PostgresqlServer.start()) {
            assertThat(server.isUp()).isTrue();
        }

        postmaster.onExit().get(30, TimeUnit.SECONDS);
        assertThat(data.resolveSibling("")).doesNotExist();
    }

    @Test
    void a_process_that_is_told_to_end_leaves_nothing() throws Exception {
        Process owner = startOwner();
        Path data = Path.of(firstLine(owner));
        ProcessHandle postmaster = postmaster(data);

        owner.destroy();

        assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        assertThat(data.resolveSibling("")).doesNotExist();
    }

    private static Process startOwner() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws Exception {
        BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        return String.valueOf(reader.readLine());
    }

    private static ProcessHandle postmaster(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Starts a server, says where, and waits for its end. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws Exception {
            PostgresqlServer server = PostgresqlServer.start();
            System.out.println(server.data());
            Thread.currentThread().join();
        }
    }
}
