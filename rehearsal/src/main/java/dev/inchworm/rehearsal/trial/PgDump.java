// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The {@code pg_dump} on the path, where there is one. */
final class PgDump {

    private static final Pattern VERSION = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)");
    private static final long MINUTES_MAX = 10;

    private PgDump() {}

    /** Its major version; empty if there is none. */
    static Optional<Integer> major() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher version = VERSION.matcher(said);
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * The whole schema of a live database as a script, without the journal's.
     *
     * @throws IOException with what it says, if it fails
     */
    static String schema(Endpoint endpoint) throws IOException {
        Properties where = Driver.parseURL(endpoint.url().text(), new Properties());
        String host = where == null ? null : PGProperty.PG_HOST.getOrDefault(where);
        if (where == null || host == null || host.contains(",")) {
            throw new IOException("%s names no single host".formatted(endpoint.url()));
        }
        Path script = Files.createTempFile("inchworm-schema-", ".sql");
        Path errors = Files.createTempFile("inchworm-schema-", ".err");
        try {
            List<String> command = new ArrayList<>(List.of(
                    "pg_dump",
                    "--schema-only",
                    "--no-password",
                    "--exclude-schema=inchworm",
                    "--file",
                    script.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            environment(builder.environment(), endpoint, where, host);
            run(builder, errors);
            return Files.readString(script);
        } finally {
            Files.delete(script);
            Files.delete(errors);
        }
    }

    /** Nothing of it is on the command line, where other users of the machine could read it. */
    private static void environment(Map<String, String> variables, Endpoint endpoint, Properties where, String host) {
        variables.put("PGHOST", host);
        variables.put("PGPORT", String.valueOf(PGProperty.PG_PORT.getOrDefault(where)));
        variables.put("PGDATABASE", String.valueOf(PGProperty.PG_DBNAME.getOrDefault(where)));
        endpoint.user()
                .or(() -> Optional.ofNullable(PGProperty.USER.getOrDefault(where)))
                .ifPresent(user -> variables.put("PGUSER", user));
        endpoint.password()
                .map(Secret::reveal)
                .or(() -> Optional.ofNullable(PGProperty.PASSWORD.getOrDefault(where)))
                .ifPresent(password -> variables.put("PGPASSWORD", password));
        Optional.ofNullable(PGProperty.SSL_MODE.getOrDefault(where))
                .ifPresent(mode -> variables.put("PGSSLMODE", mode));
    }

    private static void run(ProcessBuilder builder, Path errors) throws IOException {
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("took more than %d minutes".formatted(MINUTES_MAX));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(errors).strip());
        }
    }
}
