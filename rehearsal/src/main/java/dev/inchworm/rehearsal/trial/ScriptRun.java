// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.rehearsal.script.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs a script's statements; roles that it grants to and that are not there are made. */
final class ScriptRun {

    private static final String UNDEFINED_OBJECT = "42704";
    /** Cannot run inside a transaction block; and a new value of an enum cannot be used in the same transaction. */
    private static final Set<String> NEEDS_OWN_TRANSACTION = Set.of("25001", "55P04");

    private static final Pattern NO_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final Set<String> META_WITHOUT_EFFECT = Set.of(
            "\\restrict", "\\unrestrict", "\\echo", "\\qecho", "\\timing", "\\pset", "\\set", "\\encoding", "\\x");
    private static final int ROLES_MAX = 500;

    private final Connection connection;
    private final Consumer<String> news;
    private final Consumer<String> roleMade;

    /** Runs on {@code connection}, which is in no transaction; each role it makes is told to {@code roleMade}. */
    ScriptRun(Connection connection, Consumer<String> news, Consumer<String> roleMade) {
        this.connection = connection;
        this.news = news;
        this.roleMade = roleMade;
    }

    /** A statement that failed, for the message. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(Statement statement, String reason) {
            super("line %d: %s".formatted(statement.line(), reason));
        }
    }

    /** Runs them as one transaction; each in its own if the server refuses one inside a transaction. */
    void together(List<Statement> statements) throws SQLException, Broken {
        for (int roles = 0; ; roles++) {
            connection.setAutoCommit(false);
            Statement at = statements.get(0);
            try {
                for (Statement statement : statements) {
                    at = statement;
                    execute(statement);
                }
                connection.commit();
                return;
            } catch (SQLException e) {
                connection.rollback();
                connection.setAutoCommit(true);
                if (NEEDS_OWN_TRANSACTION.contains(e.getSQLState())) {
                    each(statements);
                    return;
                }
                if (roles >= ROLES_MAX || !makesRole(e)) {
                    throw new Broken(at, reason(e));
                }
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Runs each in a transaction of its own, and stops at the first that fails. */
    void each(List<Statement> statements) throws SQLException, Broken {
        for (Statement statement : statements) {
            try {
                withRoles(statement);
            } catch (SQLException e) {
                throw new Broken(statement, reason(e));
            }
        }
    }

    /** Runs each in a transaction of its own; {@code failed} takes what one that fails was, and why. */
    void eachThatCan(List<Statement> statements, java.util.function.BiConsumer<Statement, String> failed)
            throws Broken {
        for (Statement statement : statements) {
            try {
                withRoles(statement);
            } catch (SQLException e) {
                failed.accept(statement, reason(e));
            }
        }
    }

    private void withRoles(Statement statement) throws SQLException, Broken {
        for (int roles = 0; ; roles++) {
            try {
                execute(statement);
                return;
            } catch (SQLException e) {
                if (roles >= ROLES_MAX || !makesRole(e)) {
                    throw e;
                }
            }
        }
    }

    private void execute(Statement statement) throws SQLException, Broken {
        switch (statement.kind()) {
            case META -> meta(statement);
            case COPY -> copy(statement);
            case SQL -> {
                try (java.sql.Statement run = connection.createStatement()) {
                    run.setEscapeProcessing(false);
                    run.execute(statement.sql());
                }
            }
        }
    }

    private void copy(Statement statement) throws SQLException, Broken {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement.sql(), new StringReader(statement.data()));
        } catch (IOException e) {
            throw new Broken(statement, String.valueOf(e.getMessage()));
        }
    }

    private void meta(Statement statement) throws Broken {
        String command = statement.sql().split("\\s", 2)[0];
        if (!META_WITHOUT_EFFECT.contains(command)) {
            throw new Broken(statement, command + " is a command of psql, which is not run here");
        }
    }

    private boolean makesRole(SQLException missing) throws SQLException {
        Matcher role = NO_ROLE.matcher(String.valueOf(missing.getMessage()));
        if (!UNDEFINED_OBJECT.equals(missing.getSQLState()) || !role.find()) {
            return false;
        }
        try (java.sql.Statement run = connection.createStatement()) {
            run.execute("create role \"" + role.group(1).replace("\"", "\"\"") + "\" nologin");
        }
        roleMade.accept(role.group(1));
        news.accept("role %s is made for the trial".formatted(role.group(1)));
        return true;
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " (SQLSTATE " + e.getSQLState() + ")";
    }
}
