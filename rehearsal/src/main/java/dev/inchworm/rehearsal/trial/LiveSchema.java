// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.rehearsal.clone.CatalogClone;
import dev.inchworm.rehearsal.script.SqlScript;
import dev.inchworm.rehearsal.script.Statement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes the schema of a live database: by {@code pg_dump} where that is on the path and not older than the server, else
 * by a clone of the tables concerned. What cannot be made here is named.
 */
final class LiveSchema {

    private static final int PASSES_MAX = 8;
    private static final int NAMED_MAX = 20;

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
            CatalogClone clone = CatalogClone.of(connection, live.table());
            clone.notes().forEach(news);
            return clone.statements().stream()
                    .map(sql -> new Statement(1, sql, Statement.Kind.SQL, ""))
                    .toList();
        }
    }
}
