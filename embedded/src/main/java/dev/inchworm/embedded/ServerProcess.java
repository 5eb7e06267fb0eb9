// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One postmaster on one data folder: up, down, killed, up again. Safe for use by several threads. */
final class ServerProcess {

    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final int PORT_ATTEMPTS_MAX = 5;
    private static final int STATUS_LINE = 7;
    private static final String OWN_SETTINGS = "inchworm.conf";

    private final Path home;
    private final Account account;
    private final Scratch scratch;
    private final Map<String, String> settings;
    private int port;
    private @Nullable Process process;

    ServerProcess(Path home, Account account, Scratch scratch, Map<String, String> settings, int port) {
        this.home = home;
        this.account = account;
        this.scratch = scratch;
        this.settings = settings;
        this.port = port;
    }

    /** The settings of every server: durable, reachable from this machine only, overridden by {@code chosen}. */
    static Map<String, String> settings(Map<String, String> chosen) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("logging_collector", "off");
        settings.putAll(chosen);
        return settings;
    }

    synchronized int port() {
        return port;
    }

    synchronized boolean isUp() {
        return process != null && process.isAlive();
    }

    void initialise(String superuser) {
        Path data = scratch.data();
        try {
            Files.createDirectories(data);
            Folders.closeToOthers(data);
            account.own(scratch.folder());
            List<String> command = List.of(
                    executable("initdb"),
                    "-A",
                    "trust",
                    "-U",
                    superuser,
                    "-D",
                    data.toString(),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--no-instructions");
            if (run(command) != 0) {
                throw ServerErrors.notStarted("initdb failed", scratch.log());
            }
        } catch (IOException e) {
            throw ServerErrors.notUsable("cannot make its data folder", e);
        }
    }

    /** Starts and waits until it takes connections; another port is tried if a free one was taken meanwhile. */
    synchronized void start() {
        if (isUp()) {
            return;
        }
        boolean isPortChosen = port != 0;
        for (int attempt = 1; ; attempt++) {
            try {
                port = isPortChosen ? port : freePort();
                writeSettings();
                process = launch();
                if (awaitReady(process)) {
                    return;
                }
            } catch (IOException e) {
                throw ServerErrors.notUsable("cannot start", e);
            }
            kill();
            if (isPortChosen || attempt == PORT_ATTEMPTS_MAX) {
                throw ServerErrors.notStarted("port " + port + ", attempt " + attempt, scratch.log());
            }
        }
    }

    /** Stops as an administrator would: sessions are ended, a checkpoint is written. */
    synchronized void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            run(List.of(
                    executable("pg_ctl"),
                    "stop",
                    "-m",
                    "fast",
                    "-w",
                    "-D",
                    scratch.data().toString()));
            if (!running.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (IOException e) {
            throw ServerErrors.notUsable("cannot stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Stops as a crash would: every process of the server is killed at once. */
    synchronized void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        Kill.all(running.toHandle());
        process = null;
    }

    private Process launch() throws IOException {
        List<String> command = account.command(
                List.of(executable("postgres"), "-D", scratch.data().toString()));
        return builder(command).start();
    }

    private int run(List<String> command) throws IOException {
        try {
            return builder(account.command(command)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(scratch.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static File nothing() {
        return new File(Platform.current().isWindows() ? "NUL" : "/dev/null");
    }

    private String executable(String name) {
        return home.resolve("bin").resolve(Platform.current().executable(name)).toString();
    }

    private void writeSettings() throws IOException {
        Path main = scratch.data().resolve("postgresql.conf");
        String include = "include '" + OWN_SETTINGS + "'";
        if (!Files.readString(main).contains(include)) {
            Files.writeString(main, Files.readString(main) + "\n" + include + "\n");
        }
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("port", String.valueOf(port));
        String lines = all.entrySet().stream()
                .map(each -> each.getKey() + " = '" + each.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(scratch.data().resolve(OWN_SETTINGS), lines);
        account.own(scratch.folder());
    }

    private boolean awaitReady(Process started) {
        Waiter.until(() -> !started.isAlive() || saysReady(started.pid()), START_MAX);
        return started.isAlive() && saysReady(started.pid());
    }

    /** What pg_ctl looks at: the server writes its state into the last line of its own file. */
    private boolean saysReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(scratch.data().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.get(0).trim().equals(String.valueOf(pid))
                    && lines.get(STATUS_LINE).trim().equals("ready");
        } catch (IOException e) {
            return false; // not written yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
