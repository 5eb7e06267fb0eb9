// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.dialect.JdbcUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the keys of an {@code inchworm.yaml}. Never repeats a value: any of them may be a secret in the wrong place.
 */
final class ConnectionsReader {

    private static final int DATABASES_MAX = 100;
    private static final int REPLICAS_MAX = 100;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String WRITE_PASSWORD = "write ${NAME}, { env: NAME } or { file: PATH }";

    private final Reading reading;
    private final Path file;

    ConnectionsReader(Reading reading, Path file) {
        this.reading = reading;
        this.file = file;
    }

    Connections read(String text) {
        Optional<Node> root = Yaml.read(reading, text);
        reading.throwIfMistaken();
        Value whole = new Value(reading, root.orElseThrow(), "");
        Block top = Block.of(whole, List.of("databases"));
        Map<String, Database> databases = new LinkedHashMap<>();
        Optional<Value> named = top.value("databases");
        if (whole.isBlock() && top.lacks("databases")) {
            whole.mistake("the key 'databases' is missing", "write databases: { shop: { url: jdbc:... } }");
        }
        named.ifPresent(value -> {
            Block names = Block.ofNames(value);
            if ((value.isBlock() && names.values().isEmpty()) || names.values().size() > DATABASES_MAX) {
                value.mistake("names no database, or more than " + DATABASES_MAX, "name each database once");
            }
            names.values().forEach((name, each) -> database(name, each).ifPresent(one -> databases.put(name, one)));
        });
        reading.throwIfMistaken();
        return new Connections(file, databases);
    }

    private Optional<Database> database(String name, Value value) {
        Block block = Block.of(value, List.of("url", "user", "password", "replicas"));
        if (value.isBlock() && block.lacks("url")) {
            value.mistake("the key 'url' is missing", "write url: jdbc:postgresql://host:5432/database");
        }
        Optional<JdbcUrl> url = block.value("url").flatMap(ConnectionsReader::url);
        Optional<String> user = block.value("user").flatMap(Value::text);
        Optional<Database.Password> password = block.value("password").flatMap(this::password);
        Database.Replicas replicas = block.value("replicas")
                .map(ConnectionsReader::replicas)
                .orElseGet(() -> new Database.Replicas(List.of(), Optional.empty()));
        return url.map(each -> new Database(name, each, user, password, replicas));
    }

    private static Optional<JdbcUrl> url(Value value) {
        Optional<String> text = value.text();
        if (text.isPresent() && !text.get().startsWith("jdbc:")) {
            value.mistake("expected a JDBC URL", "write as jdbc:postgresql://host:5432/database");
            return Optional.empty();
        }
        Optional<JdbcUrl> url = text.map(JdbcUrl::new);
        if (url.isPresent() && !url.get().toString().equals(url.get().text())) {
            value.mistake("a password is not written into a URL", "leave it out and use password: ${NAME}");
            return Optional.empty();
        }
        return url;
    }

    private Optional<Database.Password> password(Value value) {
        if (value.isBlock()) {
            Map<String, Value> keys = Block.ofNames(value).values();
            Optional<String> variable =
                    Optional.ofNullable(keys.get("env")).flatMap(Value::text).filter(ConnectionsReader::isVariable);
            Optional<String> path = Optional.ofNullable(keys.get("file")).flatMap(Value::text);
            if (keys.size() == 1 && variable.isPresent()) {
                return variable.map(Database.InEnvironment::new);
            }
            if (keys.size() == 1 && path.isPresent()) {
                return path.map(each -> new Database.InFile(file.resolveSibling(each)));
            }
            value.mistake("expected where the password is", WRITE_PASSWORD);
            return Optional.empty();
        }
        Matcher variable = VARIABLE.matcher(value.isText() ? value.text().orElse("") : "");
        if (variable.matches()) {
            return Optional.of(new Database.InEnvironment(variable.group(1)));
        }
        value.mistake("a password is not written into this file: it is read, shared and kept", WRITE_PASSWORD);
        return Optional.empty();
    }

    private static boolean isVariable(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    private static Database.Replicas replicas(Value value) {
        if (value.isText() && value.text().filter("none"::equals).isPresent()) {
            return new Database.Replicas(List.of(), Optional.of(0));
        }
        if (value.isList()) {
            List<JdbcUrl> urls = new ArrayList<>();
            value.items(REPLICAS_MAX).forEach(item -> url(item).ifPresent(urls::add));
            return new Database.Replicas(urls, Optional.of(urls.size()));
        }
        if (value.isText() || value.isBlock()) {
            value.mistake("expected a list of URLs, how many there are, or none", "write replicas: none or [jdbc:...]");
            return new Database.Replicas(List.of(), Optional.empty());
        }
        return new Database.Replicas(List.of(), value.count(0, REPLICAS_MAX).map(Long::intValue));
    }
}
