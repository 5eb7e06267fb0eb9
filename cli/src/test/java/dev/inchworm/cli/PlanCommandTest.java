// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code inchworm plan} on a live database: what is known of each step and how, and the packet's SQL files. */
class PlanCommandTest {

    private static final String PACKET = """
            id: orders-total-minor
            change:
              kind: replace-columns
              table: orders
              old: [total]
              new: [{ name: minor, type: bigint, up: "total" }]
              down: { total: "minor::int" }
              enforce: { not_null: [minor] }
            queries:
              biggest: { before: "select * from orders where total = :total", after: "select * from orders where minor = 7", with: { total: 7 } }
              sly: "analyze delete from orders"
            """;

    private final TestDatabase database = TestDatabases.create();

    @TempDir
    private Path folder;

    @BeforeEach
    void packet() throws IOException {
        database.run(
                "create table orders (id bigint primary key, total int not null)",
                "insert into orders select i, i from generate_series(1, 20000) as i",
                "create index on orders using brin (id)");
        Files.writeString(folder.resolve("migration.yaml"), PACKET);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private record Answer(int code, String out, String err) {}

    private Answer plan(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("plan", folder.toString(), "--url", database.url(), "--user", TestDatabases.MIGRATOR));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = InchwormCommand.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Failures.execute(line, arguments.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private String hash() {
        return plan("--check").out().lines().findFirst().orElseThrow().replace("plan ", "");
    }

    @Test
    void without_a_rehearsal_locks_are_known_by_rule_and_times_assumed() {
        Answer answer = plan();

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("lock  strong (ACCESS EXCLUSIVE), by rule; blocks reads and writes")
                .contains("time  about 1 s: 20,000 rows at 20,000 rows/s, assumed")
                .contains("none of this plan here")
                .contains("none in the packet: inchworm plan --write");
        assertThat(answer.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void what_a_rehearsal_of_this_plan_measured_is_told_as_measured() throws IOException {
        String json = """
                {"plan": "%s", "server": "17.11", "rows": 10000,
                 "steps": [
                  {"step": "expand.add-columns", "direction": "forward", "millis": 3,
                   "locks": ["ACCESS EXCLUSIVE on public.orders"], "rewritten": [], "scanned": []},
                  {"step": "backfill.copy", "direction": "forward", "millis": 50}],
                 "queries": {"biggest": {"before": 10, "after": 40, "gone": ["Index Scan using i on orders"],
                                         "come": ["Seq Scan on orders"]}}}""";
        Files.writeString(folder.resolve("rehearsal.json"), json.formatted(hash()));

        String page = plan().out();

        assertThat(page)
                .contains("lock  ACCESS EXCLUSIVE on public.orders, measured; blocks reads and writes")
                .contains("time  about 3 ms: as in the rehearsal")
                .contains("time  about 100 ms: 50 ms for 10,000 rows in the rehearsal, scaled to 20,000")
                .contains("WORSE: cost 10 -> 40 (4.00 times) in the rehearsal");

        Files.writeString(folder.resolve("rehearsal.json"), json.formatted("0".repeat(64)));
        assertThat(plan().out()).contains("none of this plan here").doesNotContain("measured;");
    }

    @Test
    void a_query_is_planned_as_the_application_would_run_it_and_never_run() {
        String page = plan("--json").out();

        assertThat(page)
                .contains("before: cost ")
                .contains("Seq Scan on orders")
                .contains("after: cannot be planned yet, column \\\"minor\\\" does not exist")
                .contains("cannot be planned yet, syntax error at or near \\\"analyze\\\"");
        assertThat(database.ask("select count(*) from orders")).isEqualTo("20000");
    }

    @Test
    void whoever_holds_a_lock_right_now_is_counted() throws SQLException {
        try (Connection reader = database.app()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select count(*) from orders");

            assertThat(plan().out()).contains("1 session holds a lock on it, none for long");
        }
        assertThat(plan().out()).contains("nobody holds a lock on it");
    }

    @Test
    void the_files_are_written_once_and_a_stale_one_fails_the_check() throws IOException {
        assertThat(plan("--check").code()).as("there are none yet").isEqualTo(3);
        assertThat(plan("--write").out()).contains("wrote sql/03-dual-write.forward.sql");
        assertThat(plan("--write").out()).contains("nothing to write");
        assertThat(plan("--check").code()).isZero();
        String file = Files.readString(folder.resolve("sql/03-dual-write.reverse.sql"));
        assertThat(file)
                .startsWith("-- Inchworm: orders-total-minor, DUAL_WRITE in reverse\n-- plan " + hash() + "\n")
                .contains("drop trigger");

        Path mine = Files.writeString(folder.resolve("sql/my-notes.sql"), "select 1;");
        Files.writeString(folder.resolve("sql/03-dual-write.reverse.sql"), file + "-- more\n");
        Files.writeString(
                folder.resolve("migration.yaml"),
                PACKET.replace("not_null: [minor]", "check: { some: \"minor > 0\" }"));

        Answer checked = plan("--check");
        assertThat(checked.code()).isEqualTo(3);
        assertThat(checked.out()).contains("sql/02-expand.forward.sql is of another plan");
        assertThat(plan().out()).contains("STALE");
        plan("--write");
        assertThat(plan("--check").code()).isZero();
        assertThat(mine).exists();
    }

    @Test
    void the_files_of_a_phase_do_what_the_plan_does() throws IOException {
        plan("--write");
        runFile("02-expand.forward.sql");
        assertThat(columns()).containsExactly("id", "minor", "total");
        runFile("02-expand.reverse.sql");
        assertThat(columns()).containsExactly("id", "total");
    }

    private void runFile(String name) throws IOException {
        database.run(Files.readString(folder.resolve("sql").resolve(name)));
    }

    private List<String> columns() {
        return database.rows("select attname from pg_attribute where attrelid = 'orders'::regclass and attnum > 0"
                + " and not attisdropped order by 1");
    }

    @Test
    void the_page_for_a_pull_request_folds_the_sql_away() throws IOException {
        String page = plan("--markdown").out();

        assertThat(page)
                .startsWith("### Plan of `orders-total-minor`")
                .contains("| EXPAND | 1. add minor to public.orders | strong (ACCESS EXCLUSIVE), by rule;")
                .contains("<details><summary>03-dual-write.forward.sql</summary>");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is written unasked").hasSize(1);
        }
    }
}
