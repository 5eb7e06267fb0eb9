// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the doors answer before any connection is opened. */
class CommandsTest {

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {}

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = InchwormCommand.line().addSubcommand(new Broken());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Failures.execute(line, arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    /** A command with a bug of ours in it. */
    @CommandLine.Command(name = "broken")
    private static final class Broken implements Callable<Integer> {

        @CommandLine.Parameters
        private String how = "";

        @Override
        public Integer call() {
            switch (how) {
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "class" -> throw new NoClassDefFoundError("dev/inchworm/Gone");
                default -> throw new IllegalStateException("never so");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"memory,OutOfMemoryError", "class,NoClassDefFoundError", "other,IllegalStateException"})
    void a_bug_of_ours_is_three_lines_and_its_trace_a_file(String how, String name) throws IOException {
        Answer answer = run("broken", how);

        assertThat(answer.code()).isEqualTo(70);
        assertThat(answer.err().lines()).hasSize(3);
        assertThat(answer.err()).startsWith("IW-7001 this is a bug in Inchworm: " + name);
        Path trace = Path.of(answer.err().replaceAll("(?s).*report it with (.*?);.*", "$1"));
        assertThat(Files.readString(trace)).contains(name, "at dev.inchworm.cli.CommandsTest");
        Files.delete(trace);
    }

    @Test
    void help_teaches_phases_first_steps_and_exit_codes() {
        Answer answer = run("--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("PREPARE  EXPAND", "inchworm demo", "Exit codes: 0 done, 2 mistake");
    }

    @Test
    void a_side_that_there_is_not_is_a_mistake() {
        Answer answer = run("usage", "--side", "both");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--side", "OLD, NEW").contains("State: nothing was opened");
    }

    @Test
    void the_version_is_told() {
        Answer answer = run("--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("inchworm ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "plan",
                "rehearse",
                "start",
                "run",
                "status",
                "why",
                "advance",
                "pause",
                "resume",
                "halt",
                "ramp",
                "route",
                "verify",
                "approve",
                "undo",
                "audit",
                "guard",
                "demo"
            })
    void every_verb_has_help(String verb) {
        Answer answer = run(verb, "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Usage: inchworm " + verb);
    }

    @Test
    void a_percent_in_a_help_text_is_written_once() {
        assertThat(run("ramp", "--help").out())
                .contains("as 10% or 0.5%", "orders-total-minor 10%")
                .doesNotContain("%%");
    }

    @Test
    void an_unknown_verb_is_a_mistake_with_the_nearest_word() {
        Answer answer = run("stauts");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("IW-1201", "status").doesNotContain("Exception");
    }

    @Test
    void a_packet_that_is_not_there_is_a_mistake() {
        Answer answer = run("plan", folder.resolve("nowhere").toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("State:", "Next:").doesNotContain("at dev.inchworm");
    }

    @Test
    void a_file_that_is_not_understood_is_a_mistake_with_its_place() throws IOException {
        Path file = Files.writeString(folder.resolve("migration.yaml"), "id: a\nchnge: {}\n");

        Answer answer = run("plan", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("migration.yaml:2:1", "did you mean 'change'?");
    }

    @Test
    void a_database_that_does_not_answer_is_a_failure_that_shows_no_password() throws IOException {
        Files.writeString(folder.resolve("migration.yaml"), """
            id: a
            change:
              kind: replace-columns
              table: orders
              old: [total]
              new: [ { name: minor, type: bigint, up: "total" } ]
              down: { total: "minor" }
            """);

        Answer answer = run(
                "status",
                folder.toString(),
                "--url",
                "jdbc:postgresql://127.0.0.1:1/none?password=s3cret&connectTimeout=2",
                "--user",
                "ana");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.err()).contains("IW-6002", "password=***").doesNotContain("s3cret");
    }

    @Test
    void init_refuses_a_url_that_carries_a_password_and_writes_nothing() {
        Answer answer = run(
                "init",
                "orders",
                "--folder",
                folder.toString(),
                "--url",
                "jdbc:postgresql://127.0.0.1:1/x?password=s3cret");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("carries a password").doesNotContain("s3cret");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_share_that_is_none_is_a_mistake() {
        assertThat(run("ramp", "x", "lots", "--url", "jdbc:nosql://localhost/x").code())
                .isEqualTo(2);
    }
}
