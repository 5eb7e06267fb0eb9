// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LintCommandTest {

    private static final String RISKY = "CREATE INDEX i ON t (a);\n";
    private static final String SAFE = "CREATE INDEX CONCURRENTLY i ON public.t (a);\n";

    @TempDir
    Path folder = Path.of("");

    private record Answer(int code, String out, String err) {}

    @ParameterizedTest
    @CsvSource({"V1__a.sql,3", "V2__b.sql,0", "none.sql,2", ".,3"})
    void the_exit_code_says_whether_something_blocks(String name, int code) throws IOException {
        write("V1__a.sql", RISKY);
        write("V2__b.sql", SAFE);

        assertThat(run("lint", folder.resolve(name).toString()).code()).isEqualTo(code);
    }

    @Test
    void many_files_are_told_in_their_order() throws IOException {
        for (int i = 1; i <= 30; i++) {
            write("V%d__a.sql".formatted(i), RISKY);
        }

        assertThat(run("lint", "--github", folder.toString())
                        .out()
                        .lines()
                        .filter(line -> line.contains("PG180"))
                        .map(line -> line.replaceAll(".*/V(\\d+)__.*", "$1")))
                .hasSize(30)
                .startsWith("1", "2", "3")
                .endsWith("29", "30");
    }

    @Test
    void standard_input_is_a_file_too() {
        Answer answer = runWith(RISKY, "lint", "-");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).contains("PG180  Index created without CONCURRENTLY  -:1:1");
    }

    @Test
    void json_and_sarif_are_whole_and_cannot_be_asked_for_together() throws IOException {
        write("a.sql", RISKY);
        String file = folder.resolve("a.sql").toString();

        assertThat(run("lint", "--json", file).out()).contains("\"rule\" : \"PG180\"");
        assertThat(run("lint", "--sarif", file).out()).contains("\"ruleId\" : \"PG180\"", "\"2.1.0\"");
        assertThat(run("lint", "--sarif", "--json", file).code()).isEqualTo(2);
    }

    @Test
    void the_version_of_the_server_decides_which_rules_hold() throws IOException {
        write("a.sql", SAFE);

        assertThat(run("lint", "--pg", "18", folder.toString()).out()).contains("for PostgreSQL 18");
        assertThat(run("lint", "--pg", "x", folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void statements_of_a_packet_are_judged_on_their_line() throws IOException {
        Path packet = Path.of("../examples/order-totals");
        String text = Files.readString(packet.resolve("migration.yaml"));
        write("migration.yaml", text);
        write("expand.sql", RISKY);

        Answer answer = run("lint", folder.toString());

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).contains("expand.sql:1:1", "in 2 files");
    }

    @Test
    void the_rules_are_listed() {
        assertThat(run("lint", "--rules").out()).contains("PG103", "PG180", "LINT2");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Answer runWith(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = InchwormCommand.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Failures.execute(line, arguments);
        return new Answer(code, out.toString(), err.toString());
    }
}
