// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that follow one route and say over a loopback socket which version they act by.
 *
 * <p>Their words are timed here, for clocks of two processes cannot be compared.
 */
final class Fleet implements AutoCloseable {

    /** Enough for a client and its connection; twenty of them fit into 2 GB. */
    private static final List<String> SMALL =
            List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final Duration TO_START = Duration.ofSeconds(60);

    private final List<Process> processes = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final ServerSocket door;

    /** When each process first acted by a version, one map for a process; whoever waits holds the list. */
    private final List<TreeMap<Long, Long>> seen = new ArrayList<>();

    private Fleet(ServerSocket door) {
        this.door = door;
    }

    /** Starts so many processes and waits until each has said something. */
    static Fleet start(String url, Way way, int count) throws Exception {
        Fleet fleet = new Fleet(new ServerSocket(0, count, InetAddress.getLoopbackAddress()));
        fleet.door.setSoTimeout((int) TO_START.toMillis());
        try {
            for (int number = 0; number < count; number++) {
                fleet.begin(url, way, number);
            }
            return fleet;
        } catch (Exception e) {
            fleet.close();
            throw e;
        }
    }

    private void begin(String url, Way way, int number) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RouteFollower.class.getName()));
        command.addAll(List.of(url, way.label(), Integer.toString(door.getLocalPort())));
        processes.add(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        Socket socket = door.accept();
        sockets.add(socket);
        TreeMap<Long, Long> versions = new TreeMap<>();
        synchronized (seen) {
            seen.add(versions);
        }
        Thread reader = new Thread(() -> follow(versions, socket), "fleet-" + number);
        reader.setDaemon(true);
        reader.start();
    }

    private void follow(Map<Long, Long> versions, Socket socket) {
        try (BufferedReader words =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                long at = System.nanoTime();
                synchronized (seen) {
                    versions.putIfAbsent(Long.parseLong(word), at);
                    seen.notifyAll();
                }
            }
        } catch (IOException e) {
            // The process was ended; a missing word is noticed by whoever waits for it.
            synchronized (seen) {
                seen.notifyAll();
            }
        }
    }

    /** Waits until each process acts by {@code version} or a later one; when each did, by this process's ticker. */
    List<Long> await(long version, Duration patience) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (seen) {
            while (true) {
                List<Long> at = seen.stream()
                        .map(versions -> versions.ceilingEntry(version))
                        .filter(entry -> entry != null)
                        .map(Map.Entry::getValue)
                        .toList();
                if (at.size() == processes.size()) {
                    return at;
                }
                long left = until - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException(
                            "%d of %d processes act by version %d".formatted(at.size(), processes.size(), version));
                }
                TimeUnit.NANOSECONDS.timedWait(seen, left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        door.close();
        processes.forEach(Process::destroyForcibly);
    }
}
