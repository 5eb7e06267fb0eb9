// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.clone.CatalogClone;
import dev.inchworm.rehearsal.script.SqlScript;
import dev.inchworm.rehearsal.script.Statement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes the schema of a live database: by {@code pg_dump} where that is on the path and not older than the server, else
 * by a clone of the tables concerned. What cannot be made here is named.
 */
final class LiveSchema {

    private static final int PASSES_MAX = 8;
    private static final int NAMED_MAX = 20;
    private static final int TABLES_MAX = 300;
    private static final String TABLES = """
            select n.nspname, c.relname
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
               and n.nspname not in ('information_schema', 'inchworm')
             order by 1, 2""";

    /** Settings that a newer pg_dump makes and an older server does not know change nothing of the schema. */
    private static final Pattern SETTING = Pattern.compile("(?is)(set|select pg_catalog\\.set_config)\\s.*");

    private static final Pattern ROLE = Pattern.compile("(?is)create role .*");

    private final SchemaSource.Live live;
    private final Consumer<String> news;

    LiveSchema(SchemaSource.Live live, Consumer<String> news) {
        this.live = live;
        this.news = news;
    }

    /** Runs the statements on {@code trial}. */
    void make(Connection trial, ScriptRun run) throws SQLException, ScriptRun.Broken {
        List<Statement> statements = statements();
        try (java.sql.Statement setting = trial.createStatement()) {
            setting.execute("set check_function_bodies = off");
            setting.execute("set search_path = pg_catalog");
        }
        List<String> failures = new ArrayList<>();
        for (int pass = 0; pass < PASSES_MAX && !statements.isEmpty(); pass++) {
            List<Statement> failed = new ArrayList<>();
            failures.clear();
            run.eachThatCan(statements, (statement, reason) -> {
                if (!SETTING.matcher(statement.sql()).matches()
                        && !ROLE.matcher(statement.sql()).matches()) {
                    failed.add(statement);
                    failures.add("not carried: %s (%s)".formatted(firstLine(statement.sql()), reason));
                }
            });
            if (failed.size() == statements.size()) {
                break; // what fails now fails for good
            }
            statements = failed;
        }
        failures.stream().limit(NAMED_MAX).forEach(news);
        if (failures.size() > NAMED_MAX) {
            news.accept("not carried: %d statements more".formatted(failures.size() - NAMED_MAX));
        }
    }

    private static String firstLine(String sql) {
        return sql.lines().findFirst().orElse("");
    }

    private List<Statement> statements() throws SQLException {
        try (Connection connection =
                Dialects.of(live.endpoint().url()).sessions().open(live.endpoint(), "inchworm:rehearsal")) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            Optional<Integer> dump = live.isCloned() ? Optional.empty() : PgDump.major();
            if (dump.filter(version -> version >= major).isPresent()) {
                try {
                    return SqlScript.split(PgDump.schema(live.endpoint()));
                } catch (IOException e) {
                    news.accept("pg_dump cannot read the live schema, so the tables concerned are cloned: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                }
            }
            Set<String> cloned = new LinkedHashSet<>();
            Set<String> notes = new LinkedHashSet<>();
            for (TableName table : tables(connection)) {
                CatalogClone clone = CatalogClone.of(connection, table);
                cloned.addAll(clone.statements());
                notes.addAll(clone.notes());
            }
            notes.forEach(news);
            return cloned.stream()
                    .map(sql -> new Statement(1, sql, Statement.Kind.SQL, ""))
                    .toList();
        }
    }

    private List<TableName> tables(Connection connection) throws SQLException {
        if (live.table().isPresent()) {
            return List.of(live.table().get());
        }
        List<TableName> tables = Query.all(connection, TABLES).stream()
                .map(row -> new TableName(row.text(0), row.text(1)))
                .toList();
        if (!connection.getAutoCommit()) {
            connection.rollback(); // each table is read in a snapshot of its own
        }
        if (tables.size() > TABLES_MAX) {
            news.accept(
                    "not carried: tables beyond the first %d; with pg_dump on the path all are".formatted(TABLES_MAX));
        }
        return tables.stream().limit(TABLES_MAX).toList();
    }
}
