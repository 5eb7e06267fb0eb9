// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.throttle.HaltFile;
import dev.inchworm.engine.throttle.HaltFlag;
import dev.inchworm.packet.Connections;
import dev.inchworm.packet.Database;
import dev.inchworm.packet.Packet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which migration a command is about, and where its database is. */
final class Target {

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = ".",
            paramLabel = "PACKET",
            description = "a packet's folder, a migration file, or the id of one that was started (this folder)")
    private String given = ".";

    @Option(names = "--url", paramLabel = "URL", description = "JDBC URL of the database, instead of inchworm.yaml")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "ROLE", description = "role to connect as, instead of inchworm.yaml")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "environment variable that holds the password; never the password itself")
    private @Nullable String passwordVariable;

    @Option(names = "--db", paramLabel = "NAME", description = "a connection named in inchworm.yaml")
    private @Nullable String database;

    /** The packet, if a folder or file was given and not an id. */
    Optional<Packet> packet() {
        Path path = Path.of(given);
        boolean isFile =
                Files.exists(path) && (!Files.isDirectory(path) || Files.exists(path.resolve(Packet.MIGRATION_FILE)));
        return isFile || given.endsWith(".yaml") || given.contains("/")
                ? Optional.of(Packet.read(path, Clock.systemUTC()))
                : Optional.empty();
    }

    /** The packet; a command that needs one refuses an id. */
    Packet requirePacket() {
        return packet().orElseThrow(() -> new InchwormException(
                ErrorCode.FILE_NOT_FOUND,
                "%s is no packet: there is no %s".formatted(given, Packet.MIGRATION_FILE),
                "nothing was opened and nothing changed",
                "name a folder that holds migration.yaml; inchworm init TABLE writes a first one"));
    }

    /** What a server said of the packet, with its place in the file. */
    InchwormException placed(InchwormException told) {
        return Packet.isAboutFile(told)
                ? packet().map(packet -> packet.placed(told)).orElse(told)
                : told;
    }

    /** The migration's id. */
    String id() {
        return packet().map(packet -> packet.migration().id()).orElseGet(this::soleId);
    }

    private String soleId() {
        if (!given.equals(".")) {
            return given;
        }
        try (Engine engine = open(line -> {})) {
            List<String> ids = engine.ids();
            if (ids.size() == 1) {
                return ids.get(0);
            }
            throw new InchwormException(
                    ErrorCode.MIGRATION_NOT_FOUND,
                    "this folder has no migration.yaml, and the journal holds %d migrations: %s"
                            .formatted(ids.size(), String.join(", ", ids)),
                    "nothing changed",
                    "name a packet or an id");
        }
    }

    /** Opens an engine that tells its news to {@code news}. */
    Engine open(Consumer<String> news) {
        HaltFlag terminated = new HaltFlag();
        terminated.pullOnTermination();
        Path folder = folder();
        String migration = packet().map(packet -> packet.migration().id()).orElse(given);
        EngineSettings settings = EngineSettings.of(
                endpoint(),
                replicas(),
                folder,
                HaltFlag.any(terminated, HaltFile.of(migration, folder, System.getenv())));
        return Engine.open(settings.withNews(news));
    }

    /** The packet's folder, or this one. */
    Path folder() {
        return packet().map(packet -> Optional.ofNullable(
                                packet.file().toAbsolutePath().getParent())
                        .orElse(Path.of(".")))
                .orElse(Path.of(".").toAbsolutePath());
    }

    Endpoint endpoint() {
        if (url != null) {
            return new Endpoint(new JdbcUrl(url), Optional.ofNullable(user), password());
        }
        Endpoint listed = listed().orElseThrow(() -> new InchwormException(
                        ErrorCode.CONNECTION_NOT_DEFINED,
                        "no inchworm.yaml here or above, and no --url",
                        "nothing was opened and nothing changed",
                        "inchworm init TABLE --url jdbc:postgresql://HOST/DATABASE, or give --url"))
                .endpoint(Target::variable);
        return new Endpoint(
                listed.url(),
                Optional.ofNullable(user).or(listed::user),
                password().or(listed::password));
    }

    private Optional<Database> listed() {
        Optional<String> wanted = Optional.ofNullable(database)
                .or(() -> packet().flatMap(packet -> packet.migration().database()));
        return packet().flatMap(Packet::connections)
                .or(() -> Packet.connectionsFrom(Path.of(".").toAbsolutePath().normalize()))
                .map(file -> Connections.read(file).pick(wanted));
    }

    private ReplicaList replicas() {
        if (url != null) {
            return ReplicaList.NONE;
        }
        return listed().map(each -> new ReplicaList(
                        each.replicaEndpoints(Target::variable),
                        each.replicas().count().orElse(0)))
                .orElse(ReplicaList.NONE);
    }

    private Optional<Secret> password() {
        if (passwordVariable == null) {
            return Optional.empty();
        }
        String name = passwordVariable;
        return Optional.of(new Secret(variable(name)
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.CONNECTION_NOT_DEFINED,
                        "the environment has no variable " + name,
                        "nothing was opened and nothing changed",
                        "set " + name))));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
