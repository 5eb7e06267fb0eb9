// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.session.Failed;
import dev.inchworm.engine.session.Session;
import dev.inchworm.packet.Connections;
import dev.inchworm.packet.Packet;
import dev.inchworm.packet.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes first files. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Writes inchworm.yaml and a commented migration.yaml for a table, from the live catalog.",
            "Reads only; a file that is there is not touched."
        },
        footer = {
            "",
            "Example:",
            "  inchworm init orders.total_amount --url jdbc:postgresql://localhost/shop --user ana"
        })
final class InitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TABLE[.COLUMN]",
            description = "as orders, public.orders or orders.total_amount")
    private String name = "";

    @Option(names = "--url", required = true, paramLabel = "URL", description = "JDBC URL of the database")
    private String url = "";

    @Option(names = "--user", paramLabel = "ROLE", description = "role to connect as")
    private @Nullable String user;

    @Option(names = "--password-env", paramLabel = "NAME", description = "environment variable that holds the password")
    private @Nullable String passwordVariable;

    @Option(names = "--folder", paramLabel = "FOLDER", defaultValue = ".", description = "where to write (this folder)")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        refusePassword(new JdbcUrl(url));
        Endpoint endpoint = new Endpoint(
                new JdbcUrl(url),
                Optional.ofNullable(user),
                Optional.ofNullable(passwordVariable).map(System::getenv).map(Secret::new));
        Dialect dialect = Dialects.of(endpoint.url());
        try (Session session = new Session(dialect, endpoint, "inchworm")) {
            Found found = find(session, dialect);
            String migration = Templates.migration(found.table(), found.column());
            write(folder.resolve(Connections.FILE), connections());
            write(folder.resolve(Packet.MIGRATION_FILE), migration);
        } catch (Failed failed) {
            throw new InchwormException(
                    ErrorCode.NOT_CONNECTED,
                    "%s: %s".formatted(endpoint.url(), failed.reason()),
                    "nothing was written",
                    "check the URL, the role and its password (--password-env NAME)",
                    failed);
        }
        spec.commandLine().getOut().println("Next: read migration.yaml, then inchworm plan");
        return 0;
    }

    private static void refusePassword(JdbcUrl url) {
        if (!url.toString().equals(url.text())) {
            throw new InchwormException(
                    ErrorCode.ARGUMENT_NOT_UNDERSTOOD,
                    "the URL %s carries a password, and inchworm.yaml is no place for one".formatted(url),
                    "nothing was opened and nothing was written",
                    "leave it out of the URL and give --password-env NAME");
        }
    }

    private record Found(Table table, Optional<String> column) {}

    /** The last part may be a column; the table alone is tried first. */
    private Found find(Session session, Dialect dialect) {
        try {
            return new Found(read(session, dialect, tableName(name)), Optional.empty());
        } catch (InchwormException e) {
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                throw e;
            }
            return withColumn(session, dialect, dot, e);
        }
    }

    private Found withColumn(Session session, Dialect dialect, int dot, InchwormException noTable) {
        try {
            Table table = read(session, dialect, tableName(name.substring(0, dot)));
            return new Found(table, Optional.of(name.substring(dot + 1)));
        } catch (InchwormException e) {
            throw noTable;
        }
    }

    private static Table read(Session session, Dialect dialect, TableName table) {
        return session.inRolledBack(
                dev.inchworm.engine.Engine.shortTimeouts(),
                tx -> dialect.catalogs().read(tx, table));
    }

    private static TableName tableName(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new TableName("", text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    private String connections() {
        String text = Templates.connections(database(), url, Optional.ofNullable(user));
        return passwordVariable == null ? text : text.replace("${INCHWORM_PASSWORD}", "${" + passwordVariable + "}");
    }

    private String database() {
        String path = url.replaceAll("[?].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.matches("[a-z][a-z0-9-]*") ? last : "main";
    }

    private void write(Path file, String text) {
        try {
            if (Files.exists(file)) {
                spec.commandLine().getOut().println(file + " is there already and was not touched");
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            spec.commandLine().getOut().println("wrote " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
