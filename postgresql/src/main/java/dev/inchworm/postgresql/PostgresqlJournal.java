// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.JournalSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The journal in schema {@code inchworm} of the migrated database. */
final class PostgresqlJournal implements JournalSql {

    @Override
    public int installed(Connection transaction) throws SQLException {
        try (PreparedStatement there =
                        transaction.prepareStatement("select to_regclass('inchworm.journal') is not null");
                ResultSet row = there.executeQuery()) {
            if (!row.next() || !row.getBoolean(1)) {
                return 0;
            }
        }
        try (PreparedStatement version =
                        transaction.prepareStatement("select coalesce(max(version), 0) from inchworm.journal");
                ResultSet row = version.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public List<String> install(int version) {
        return IntStream.rangeClosed(version + 1, VERSION)
                .mapToObj("journal-%d.sql"::formatted)
                .flatMap(script -> statements(script).stream())
                .toList();
    }

    /** The statements of a script, which are parted by lines of two hyphens and a semicolon. */
    private static List<String> statements(String script) {
        try (InputStream in = PostgresqlJournal.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + script);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n--;\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String now() {
        return "clock_timestamp()";
    }

    @Override
    public String later() {
        return "(clock_timestamp() + cast(? as bigint) * interval '1 millisecond')";
    }

    @Override
    public String skipLocked() {
        return " for update skip locked";
    }

    @Override
    public String keyShare() {
        return " for key share";
    }

    @Override
    public String tell() {
        return "select pg_notify(?, ?)";
    }
}
