// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationClientBuilder;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** One process of the fleet: an application that asks for the side all the time, and says when it got another one. */
final class RouteFollower {

    private static final Duration BETWEEN_READS = Duration.ofMillis(1);
    private static final long ROW = 42;

    private RouteFollower() {}

    /** Arguments: the database's URL, {@code push} or {@code poll}, and the port where the word is waited for. */
    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        try (Socket parent = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2]));
                Hang pace = new Hang();
                MigrationClient client = client(arguments[0], way)) {
            parent.setTcpNoDelay(true);
            endWith(parent);
            follow(client.migration(RouteLever.MIGRATION), parent.getOutputStream(), pace);
        }
    }

    private static void follow(MigrationHandle handle, OutputStream words, Hang pace) throws IOException {
        Side told = Side.OLD;
        long first = 0;
        while (true) {
            Side side = handle.side(ROW);
            long version = handle.version();
            if (version > 0 && (first == 0 || side != told)) {
                first = version;
                told = side;
                words.write((version + "\n").getBytes(StandardCharsets.US_ASCII));
                words.flush();
            }
            pace.forAtMost(BETWEEN_READS);
        }
    }

    /** A process whose parent is gone must not stay. */
    private static void endWith(Socket parent) throws IOException {
        InputStream until = parent.getInputStream();
        Thread watch = new Thread(() -> {
            try {
                while (until.read() >= 0) {
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                Runtime.getRuntime().halt(1);
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static MigrationClient client(String url, Way way) {
        Properties login = new Properties();
        login.setProperty("user", TestDatabases.APP);
        PostgresqlControl control = PostgresqlControl.of(url, login);
        MigrationClientBuilder client =
                MigrationClient.builder().application("fleet").release("1");
        return way == Way.PUSH
                ? client.control(control).build()
                : client.routes(new WithoutPush(control)).reports(control).build();
    }
}
