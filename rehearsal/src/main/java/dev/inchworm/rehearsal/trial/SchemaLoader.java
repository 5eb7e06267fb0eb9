// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.rehearsal.script.FlywayFolder;
import dev.inchworm.rehearsal.script.SqlScript;
import dev.inchworm.rehearsal.script.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a trial database's schema. */
final class SchemaLoader {

    private static final long BYTES_MAX = 256L * 1024 * 1024;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z][\\w.:-]*}");

    private final TrialDatabase trial;
    private final Consumer<String> news;

    SchemaLoader(TrialDatabase trial, Consumer<String> news) {
        this.trial = trial;
        this.news = news;
    }

    void load(SchemaSource source) throws SQLException {
        if (source instanceof SchemaSource.SqlFile file) {
            run(file.file().toString(), statements(file.file()), false);
        } else if (source instanceof SchemaSource.Text text) {
            run(text.name(), SqlScript.split(text.sql()), false);
        } else if (source instanceof SchemaSource.Folder folder) {
            load(folder);
        } else if (source instanceof SchemaSource.Live live) {
            load(live);
        }
    }

    private void load(SchemaSource.Live live) throws SQLException {
        try (Connection connection = trial.connect()) {
            new LiveSchema(live, news).make(connection, new ScriptRun(connection, news, trial::made));
        } catch (ScriptRun.Broken e) {
            throw TrialErrors.schema("the schema of " + live.endpoint().url(), String.valueOf(e.getMessage()));
        }
    }

    private void load(SchemaSource.Folder folder) throws SQLException {
        List<Path> files;
        try {
            files = FlywayFolder.files(folder.folder());
        } catch (IOException e) {
            throw TrialErrors.unreadable(folder.folder().toString(), e);
        }
        if (files.isEmpty()) {
            throw TrialErrors.schema(folder.folder().toString(), "holds no SQL file");
        }
        Optional<Path> before = folder.before().map(SchemaLoader::place);
        for (Path file : files) {
            if (before.filter(place(file)::equals).isPresent()) {
                return;
            }
            run(file.toString(), statements(file), true);
        }
    }

    /** Two ways to name one file are one place. */
    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Each file has a session of its own: what one sets, as a search path, ends with it. */
    private void run(String name, List<Statement> statements, boolean isOneTransaction) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Connection connection = trial.connect()) {
            ScriptRun run = new ScriptRun(connection, news, trial::made);
            if (isOneTransaction) {
                run.together(statements);
            } else {
                run.each(statements);
            }
        } catch (ScriptRun.Broken e) {
            throw TrialErrors.schema(name, explained(statements, String.valueOf(e.getMessage())));
        }
    }

    private static String explained(List<Statement> statements, String reason) {
        Matcher placeholder = PLACEHOLDER.matcher(
                String.join("\n", statements.stream().map(Statement::sql).toList()));
        return placeholder.find()
                ? reason + "; it holds the placeholder " + placeholder.group() + ", which only Flyway can fill"
                : reason;
    }

    private static List<Statement> statements(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw TrialErrors.schema(file.toString(), "is longer than %d MB".formatted(BYTES_MAX >> 20));
            }
            return SqlScript.split(Files.readString(file));
        } catch (IOException e) {
            throw TrialErrors.unreadable(file.toString(), e);
        }
    }
}
