// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.lint.Probe;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.rule.LiveFacts;
import dev.inchworm.packet.Connections;
import dev.inchworm.packet.Packet;
import dev.inchworm.rehearsal.trial.SchemaSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers are asked. */
final class ServerOptions {

    @Option(
            names = "--db",
            paramLabel = "NAME",
            description = "asks a connection of inchworm.yaml for sizes and kinds; reads only")
    private @Nullable String database;

    @Option(names = "--url", paramLabel = "URL", description = "the same, with the JDBC URL of the database")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "ROLE", description = "role to connect as, instead of inchworm.yaml")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "environment variable that holds the password; never the password itself")
    private @Nullable String passwordVariable;

    @Option(
            names = "--schema",
            paramLabel = "FILE|FOLDER",
            description = "tries each statement on a throw-away server with this schema; a folder of migrations is run"
                    + " up to the first file that is judged")
    private @Nullable Path schema;

    @Option(
            names = "--probe",
            description = "the same on an empty server: the files themselves make the schema, one after another; with"
                    + " --db or --url, on one with the schema of that database")
    private boolean isProbing;

    /** Opens what is wanted; {@code news} takes a line for people now and then. */
    ServerSide open(@Nullable Integer version, GivenFiles files, Consumer<String> news) {
        if (url == null && database == null) {
            int wanted = version == null ? Target.VERSION_DEFAULT : version;
            return new ServerSide(wanted, LiveFacts.NONE, probe(wanted, files, news), () -> {});
        }
        DatabaseFacts facts = DatabaseFacts.open(endpoint());
        try {
            int wanted = version == null ? facts.version() : version;
            return new ServerSide(wanted, facts, probe(wanted, files, news), facts::close);
        } catch (RuntimeException e) {
            facts.close();
            throw e;
        }
    }

    private Optional<Probe> probe(int version, GivenFiles files, Consumer<String> news) {
        if (schema == null) {
            return isProbing ? Optional.of(TrialProbe.open(version, present(), news)) : Optional.empty();
        }
        Path folder = schema.toAbsolutePath().normalize();
        Optional<Path> first = files.files().stream()
                .filter(file -> file.toAbsolutePath().normalize().startsWith(folder))
                .findFirst();
        SchemaSource source = Files.isDirectory(schema) && first.isPresent()
                ? new SchemaSource.Folder(schema, first)
                : SchemaSource.path(schema);
        return Optional.of(TrialProbe.open(version, source, news));
    }

    /** What is there before the files: what the live database has, or nothing. */
    private SchemaSource present() {
        return url == null && database == null
                ? SchemaSource.sql("an empty schema", "")
                : SchemaSource.live(endpoint());
    }

    private Endpoint endpoint() {
        if (url != null) {
            return new Endpoint(new JdbcUrl(url), Optional.ofNullable(user), password());
        }
        Path folder = Path.of(".").toAbsolutePath().normalize();
        Endpoint listed = Packet.connectionsFrom(folder)
                .map(file -> Connections.read(file).pick(Optional.ofNullable(database)))
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.CONNECTION_NOT_DEFINED,
                        "no inchworm.yaml here or above, and no --url",
                        "nothing was opened and nothing was judged",
                        "write inchworm.yaml, or give --url instead of --db"))
                .endpoint(name -> Optional.ofNullable(System.getenv(name)));
        return new Endpoint(
                listed.url(),
                Optional.ofNullable(user).or(listed::user),
                password().or(listed::password));
    }

    private Optional<Secret> password() {
        if (passwordVariable == null) {
            return Optional.empty();
        }
        String value = System.getenv(passwordVariable);
        if (value == null) {
            throw new InchwormException(
                    ErrorCode.CONNECTION_NOT_DEFINED,
                    "the environment has no variable " + passwordVariable,
                    "nothing was opened and nothing was judged",
                    "set " + passwordVariable);
        }
        return Optional.of(new Secret(value));
    }
}
