// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection as {@code inchworm.yaml} names it; secrets and variables are not looked up yet.
 *
 * @param name of the connection
 * @param url a JDBC URL, may hold variables as {@code ${NAME}}
 * @param user may hold variables; absent means what the driver says
 * @param password where it is to be found
 * @param replicas that must follow
 */
public record Database(
        String name, JdbcUrl url, Optional<String> user, Optional<Password> password, Replicas replicas) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /** Where a password is to be found; never the password itself. */
    public sealed interface Password {}

    /** In a variable of the environment. */
    public record InEnvironment(String variable) implements Password {}

    /** In a file, its last line break left out. */
    public record InFile(Path path) implements Password {}

    /**
     * The replicas that must follow.
     *
     * @param urls of each, may hold variables; where they are known
     * @param count how many there are; absent where the file says nothing
     */
    public record Replicas(List<JdbcUrl> urls, Optional<Integer> count) {}

    /**
     * Where the server is and who we are there, everything looked up.
     *
     * @param environment a variable's value, if it is set
     * @throws InchwormException {@code CONNECTION_NOT_DEFINED} naming the variable or file that is missing
     */
    public Endpoint endpoint(Function<String, Optional<String>> environment) {
        return at(url, environment);
    }

    /** The same for each replica whose URL is listed. */
    public List<Endpoint> replicaEndpoints(Function<String, Optional<String>> environment) {
        return replicas.urls().stream().map(each -> at(each, environment)).toList();
    }

    private Endpoint at(JdbcUrl at, Function<String, Optional<String>> environment) {
        return new Endpoint(
                new JdbcUrl(fill(at.text(), environment)),
                user.map(text -> fill(text, environment)),
                password.map(where -> secret(where, environment)));
    }

    private String fill(String text, Function<String, Optional<String>> environment) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), environment)));
    }

    private String variable(String variable, Function<String, Optional<String>> environment) {
        return environment
                .apply(variable)
                .orElseThrow(() -> missing("the environment has no variable " + variable, "set " + variable));
    }

    private Secret secret(Password where, Function<String, Optional<String>> environment) {
        if (where instanceof InEnvironment in) {
            return new Secret(variable(in.variable(), environment));
        }
        Path path = ((InFile) where).path();
        try {
            return new Secret(Files.readString(path).replaceFirst("\\R\\z", ""));
        } catch (IOException e) {
            throw missing("the password file " + path + " cannot be read", "write the password into it, mode 0600");
        }
    }

    private InchwormException missing(String what, String next) {
        return new InchwormException(
                ErrorCode.CONNECTION_NOT_DEFINED,
                "database " + name + ": " + what,
                "nothing was opened and nothing changed",
                next);
    }
}
