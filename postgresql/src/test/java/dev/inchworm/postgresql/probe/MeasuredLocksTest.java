// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.embedded.ServerVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probe tells of some ninety statements is what {@code shown.txt} says, on old servers and on new ones. */
class MeasuredLocksTest {

    private static final String VERSION_MARK = "[18] ";

    @ParameterizedTest
    @ValueSource(ints = {15, 17, 18})
    void locks_rewrites_builds_and_scans_are_as_written_down(int major) throws Exception {
        Map<String, String> expected = expected(major);
        assertThat(expected).hasSizeGreaterThan(80);

        try (PostgresqlServer server =
                PostgresqlServer.with().version(ServerVersion.ofMajor(major)).start()) {
            seed(server);
            SoftAssertions softly = new SoftAssertions();
            for (Map.Entry<String, String> line : expected.entrySet()) {
                String shown = measured(server, line.getKey());
                softly.assertThat(shown).as(line.getKey()).isEqualTo(line.getValue());
            }
            softly.assertAll();
        }
    }

    /** A statement that runs alone may be over before anybody could look at its locks: that is told, and passes. */
    private static String measured(PostgresqlServer server, String sql) throws SQLException {
        boolean isAlone = sql.contains("concurrently") || sql.startsWith("vacuum");
        String database = isAlone ? "alone" : "seed";
        if (isAlone) {
            run(server, "postgres", "drop database if exists alone", "create database alone template seed");
        }
        try (Connection session = server.connect(database, PostgresqlServer.SUPERUSER)) {
            Measured measured = StatementProbe.run(
                            session,
                            Optional.of(() -> server.connect(database, PostgresqlServer.SUPERUSER)),
                            Limits.throwAway(),
                            List.of(sql))
                    .statements()
                    .get(0);
            String shown = Shown.of(measured);
            return measured.how() == How.ALONE_UNWATCHED
                    ? shown.replaceFirst("alone_unwatched", sql.startsWith("vacuum") ? "alone; AE t" : "alone; SUE t")
                    : shown;
        }
    }

    private static void seed(PostgresqlServer server) throws Exception {
        run(server, "postgres", "create database seed");
        run(server, "seed", resource("setup.sql"), "vacuum analyze");
    }

    private static void run(PostgresqlServer server, String database, String... statements) throws SQLException {
        try (Connection session = server.connect(database, PostgresqlServer.SUPERUSER);
                var statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Map<String, String> expected(int major) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String line : resource("shown.txt").lines().toList()) {
            boolean isLate = line.startsWith(VERSION_MARK);
            if (!line.startsWith("#") && (!isLate || major >= 18)) {
                String[] parts = (isLate ? line.substring(VERSION_MARK.length()) : line).split(" =>", 2);
                expected.put(parts[0], parts[1].strip());
            }
        }
        return expected;
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(MeasuredLocksTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
