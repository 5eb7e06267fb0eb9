// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.dump;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a schema's catalog says, as sorted lines: what two equal dumps describe behaves the same.
 *
 * <p>Left out is what carries no meaning: identifiers, the numbers of dropped attributes, statistics, the last values
 * of sequences. Grants are spelled out, so that an absent list equals the default one.
 *
 * @param lines one line an object, sorted; definitions of functions and views keep their line breaks
 */
public record CatalogDump(List<String> lines) {

    /** A dump of these lines. */
    public CatalogDump {
        lines = List.copyOf(lines);
    }

    /** Reads {@code schema} as {@code connection} sees it; the session's search path is the same afterwards. */
    public static CatalogDump of(Connection connection, String schema) throws SQLException {
        String searchPath = ask(connection, "show search_path");
        setSearchPath(connection, "pg_catalog");
        try {
            List<String> lines = new ArrayList<>();
            for (CatalogSection section : CatalogSection.values()) {
                lines.addAll(read(connection, section, schema));
            }
            return new CatalogDump(lines);
        } finally {
            setSearchPath(connection, searchPath);
        }
    }

    /** The same without the columns' positions: what can be had again after a column was dropped. */
    public CatalogDump ignoringColumnOrder() {
        return new CatalogDump(lines.stream()
                .map(line -> line.startsWith("column ") ? line.replaceFirst(" #[0-9]+ ", " ") : line)
                .sorted()
                .toList());
    }

    /** The whole dump. */
    public String text() {
        return String.join("\n", lines);
    }

    /** What {@code later} lacks, marked by a minus, and what it has more, marked by a plus; empty if they are equal. */
    public List<String> changesTo(CatalogDump later) {
        List<String> gone = new ArrayList<>(lines);
        List<String> come = new ArrayList<>(later.lines);
        later.lines.forEach(gone::remove);
        lines.forEach(come::remove);
        List<String> changes = new ArrayList<>();
        gone.forEach(line -> changes.add("- " + line));
        come.forEach(line -> changes.add("+ " + line));
        return changes;
    }

    private static List<String> read(Connection connection, CatalogSection section, String schema) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(section.sql(connection.getMetaData().getDatabaseMajorVersion()))) {
            query.setString(1, schema);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    lines.add(section.label() + " " + result.getString(1));
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private static void setSearchPath(Connection connection, String value) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("select pg_catalog.set_config('search_path', ?, false)")) {
            set.setString(1, value);
            set.execute();
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
