// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.lint;

import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.postgresql.probe.Limits;
import dev.inchworm.postgresql.probe.StatementProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One database of a server, emptied for each part of an example. */
final class RuleBench {

    private static final String DATABASE = "postgres";

    private static final String EMPTY = """
            do $$
            declare name text;
            begin
                for name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema)' loop
                    execute format('drop schema %I cascade', name);
                end loop;
                for name in select pubname from pg_publication loop
                    execute format('drop publication %I', name);
                end loop;
                create schema public;
            end $$""";

    private final PostgresqlServer server;

    RuleBench(PostgresqlServer server) {
        this.server = server;
    }

    /**
     * What the server showed.
     *
     * @param statements one for each of the part
     * @param old names of the relations that were there before
     */
    record Shown(List<Measured> statements, Set<String> old) {

        boolean isOld(Relation relation) {
            return old.contains(relation.name().toString());
        }
    }

    /** Runs {@code statements} as a file on a database with nothing but {@code schema} in it. */
    Shown show(List<String> schema, List<String> statements, boolean isWrapped) throws SQLException {
        try (Connection session = server.connect(DATABASE, PostgresqlServer.SUPERUSER)) {
            run(session, EMPTY);
            for (String sql : schema) {
                run(session, sql);
            }
            Set<String> old = relations(session);
            List<Measured> shown = new ArrayList<>();
            for (List<String> unit : units(statements, isWrapped)) {
                shown.addAll(show(session, unit, isWrapped));
            }
            return new Shown(shown, old);
        }
    }

    private List<Measured> show(Connection session, List<String> unit, boolean isWrapped) throws SQLException {
        boolean isTransaction = isBegin(unit.get(0));
        List<String> inner = isTransaction ? unit.subList(1, unit.size() - 1) : unit;
        Limits limits = isWrapped || isTransaction ? Limits.rolledBack() : Limits.throwAway();
        List<Measured> shown = StatementProbe.run(
                        session, Optional.of(() -> server.connect(DATABASE, PostgresqlServer.SUPERUSER)), limits, inner)
                .statements();
        boolean isDone = shown.stream().allMatch(Measured::isDone);
        boolean isLeft = shown.stream().anyMatch(RuleBench::isAlone);
        if (isDone && !isLeft && !isWrapped) {
            for (String sql : unit) {
                run(session, sql);
            }
        }
        if (!isTransaction) {
            return shown;
        }
        List<Measured> all = new ArrayList<>(shown);
        all.add(0, none(unit.get(0)));
        all.add(none(unit.get(unit.size() - 1)));
        return all;
    }

    private static boolean isAlone(Measured measured) {
        return measured.how() == Measured.How.ALONE || measured.how() == Measured.How.ALONE_UNWATCHED;
    }

    private static Measured none(String sql) {
        return new Measured(
                sql,
                Measured.How.IN_TRANSACTION,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Statement by statement, from BEGIN to COMMIT, or the whole file, as it is run. */
    private static List<List<String>> units(List<String> statements, boolean isWrapped) {
        if (isWrapped) {
            return List.of(statements);
        }
        List<List<String>> units = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String sql : statements) {
            open.add(sql);
            if (!isBegin(open.get(0)) || sql.toLowerCase(Locale.ROOT).startsWith("commit")) {
                units.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("BEGIN without COMMIT: " + open);
        }
        return units;
    }

    private static boolean isBegin(String sql) {
        return sql.toLowerCase(Locale.ROOT).startsWith("begin");
    }

    private static Set<String> relations(Connection session) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("select nspname || '.' || relname from pg_class c"
                        + " join pg_namespace n on n.oid = relnamespace where nspname !~ '^pg_'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
