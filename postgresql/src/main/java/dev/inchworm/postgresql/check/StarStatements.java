// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** No statement that the server has seen takes whatever columns the table has. */
final class StarStatements implements Check {

    private static final int READ_MAX = 2_000;
    private static final int SHOWN_MAX = 5;

    /**
     * The engine's own and this very session are no clients; the last statement of a session is seen even when it
     * idles.
     */
    private static final String SESSIONS = """
        select a.query, 1::bigint from pg_stat_activity as a
        where a.datname = current_database() and a.pid <> pg_backend_pid() and a.query is not null
          and a.application_name not like 'inchworm%'
          and position(lower(?) in lower(a.query)) > 0
        limit ?\
        """;

    private static final String STATEMENTS = """
        select s.query, sum(s.calls)::bigint from %s.pg_stat_statements as s
        where s.dbid = (select oid from pg_database where datname = current_database())
          and position(lower(?) in lower(s.query)) > 0
        group by s.query order by 2 desc, 1 limit ?\
        """;

    private static final String SCHEMA = """
        select quote_ident(n.nspname) from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
        where e.extname = 'pg_stat_statements'\
        """;

    @Override
    public String name() {
        return "star-statements";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        String table = subject.table().name().name();
        List<Row> seen = new ArrayList<>(subject.all(SESSIONS, table, READ_MAX));
        for (Row schema : subject.all(SCHEMA)) {
            seen.addAll(subject.all(STATEMENTS.formatted(schema.text(0)), table, READ_MAX));
        }
        List<Finding> findings = new ArrayList<>();
        tell(
                findings,
                told(seen, statement -> statement.readsStar(subject.table().name())),
                "statements read whatever columns table %2$s has (%1$d seen): %3$s",
                subject,
                "name the columns in them before EXPAND; a session that has prepared one fails once inside a"
                        + " transaction (cached plan must not change result type), and code that counts columns sees"
                        + " others");
        tell(
                findings,
                told(
                        seen,
                        statement ->
                                statement.insertsWithoutColumns(subject.table().name())),
                "statements insert into table %2$s without naming the columns (%1$d seen): %3$s",
                subject,
                "name the columns in them before EXPAND; after CONTRACT their values would land in other columns, or"
                        + " fail");
        return findings;
    }

    private void tell(List<Finding> findings, List<String> told, String text, Subject subject, String next) {
        if (!told.isEmpty()) {
            String shown = String.join("; ", told.subList(0, Math.min(SHOWN_MAX, told.size())));
            findings.add(warn(
                    Subject.TABLE, text.formatted(told.size(), subject.table().name(), shown), next));
        }
    }

    private static List<String> told(List<Row> seen, Predicate<SeenStatement> wanted) {
        Map<String, Long> calls = new TreeMap<>();
        for (Row row : seen) {
            SeenStatement statement = SeenStatement.of(row.text(0));
            if (wanted.test(statement)) {
                calls.merge(statement.shown(), row.number(1), Long::sum);
            }
        }
        return calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<String> notMeasured(Connection transaction) throws SQLException {
        return Query.maybe(transaction, SCHEMA).isPresent()
                ? List.of()
                : List.of("SELECT * and INSERT without columns: only the sessions' last statements are seen"
                        + " (create extension pg_stat_statements)");
    }
}
