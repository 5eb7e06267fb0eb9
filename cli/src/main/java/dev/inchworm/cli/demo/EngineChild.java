// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Shop;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inchworm itself, as a process of its own: what a user would start. A killed one is started again.
 *
 * <p>One thread runs it; another may kill it.
 */
final class EngineChild implements AutoCloseable {
    private static final String MAIN = "dev.inchworm.cli.InchwormCommand";
    private static final int LINES_MAX = 200;
    private static final int KILLED = 128 + 9;
    private static final int STARTS_MAX = 1_000;
    private static final Duration RESTART_PAUSE = Duration.ofMillis(300);
    private static final List<String> PASSING = List.of("IW-5101", "IW-5102", "IW-5301", "IW-6002");

    private final Path folder;
    private final Consumer<String> lines;
    private final Stop closing = new Stop();
    private final AtomicInteger kills = new AtomicInteger();
    private final List<String> last = new ArrayList<>();
    private @Nullable Process process;
    private boolean isClosed;

    EngineChild(Path folder, Consumer<String> lines) {
        this.folder = folder;
        this.lines = lines;
    }

    /** The packet's folder. */
    String folder() {
        return folder.toString();
    }

    /**
     * Runs a command to its end and returns its exit code, as whoever watches over a service does: where the process
     * was killed it is started again, and again where it found no connection, lost it in the middle of a commit, or the
     * lease of the killed one has not run out.
     */
    int run(String... arguments) throws IOException, InterruptedException {
        for (int start = 1; ; start++) {
            Process started = start(List.of(arguments));
            read(started);
            int code = started.waitFor();
            boolean isAgain = code == KILLED || (code != 0 && isPassing());
            if (!isAgain || isClosed() || start >= STARTS_MAX) {
                return code;
            }
            if (code != KILLED) {
                closing.within(RESTART_PAUSE);
            }
        }
    }

    private boolean isPassing() {
        return output().stream().anyMatch(line -> PASSING.stream().anyMatch(line::contains));
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private synchronized Process start(List<String> arguments) throws IOException {
        if (isClosed) {
            throw new IOException("the demo is ending");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                MAIN));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put(DemoPacket.PASSWORD, Shop.ROLE_PASSWORD);
        last.clear();
        Process started = builder.start();
        process = started;
        return started;
    }

    /** Ours, but seen from the packet's folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read(Process started) throws IOException {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                lines.accept(line);
            }
        }
    }

    private synchronized void keep(String line) {
        if (last.size() < LINES_MAX) {
            last.add(line);
        }
    }

    /** What the last process printed. */
    synchronized List<String> output() {
        return List.copyOf(last);
    }

    /** Kills the process at once, if one runs. */
    synchronized void kill() {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroyForcibly();
            kills.incrementAndGet();
        }
    }

    /** How often it was killed. */
    int kills() {
        return kills.get();
    }

    @Override
    public void close() {
        Process running;
        synchronized (this) {
            isClosed = true;
            closing.now();
            running = process;
        }
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
