// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A git repository in a folder of a test's own, with a packet and its guardrail in the first commit. */
final class Repository {

    static final String GUARDRAIL = """
        guardrail:
          may_touch: ["orders/**"]
          must_not: [drop-column, truncate, delete-without-where]
          old_logic: ["orders/old/**"]
        """;

    private static final String PACKET = """
        id: orders-total
        change:
          kind: replace-columns
          table: orders
          old: [total]
          new: [ { name: minor, type: bigint, up: "total" } ]
          down: { total: "minor" }
        """;

    private final Path top;

    record Answer(int code, String out, String err) {}

    Repository(Path top) throws IOException {
        this.top = top;
        git("init", "--quiet", "--initial-branch=main");
        write("packet/migration.yaml", PACKET + GUARDRAIL);
        write("orders/old/Totals.java", "class Totals {\n    int a;\n    int b;\n    int c;\n}\n");
        write("orders/V1__orders.sql", "create table orders (id int);\ndelete from orders;\n");
        write("shop/Shop.java", "class Shop {}\n");
        commit();
        git("tag", "base");
    }

    Path top() {
        return top;
    }

    static String packet(String guardrail) {
        return PACKET + guardrail;
    }

    Path write(String file, String text) throws IOException {
        Path path = top.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    void delete(String file) throws IOException {
        Files.delete(top.resolve(file));
    }

    void commit() throws IOException {
        git("add", "--all");
        git("commit", "--quiet", "--message", "a change");
    }

    void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                top.toString(),
                "-c",
                "user.name=ana",
                "-c",
                "user.email=ana@example.org",
                "-c",
                "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Runs the guard on the packet, {@code --base base} unless another is named. */
    Answer guard(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("guard", top.resolve("packet").toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--base")) {
            arguments.addAll(List.of("--base", "base"));
        }
        return run(arguments.toArray(String[]::new));
    }

    static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = InchwormCommand.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Failures.execute(line, arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    /** What it says is out of bounds, one line each. */
    List<String> breaches(String... more) {
        Answer answer = guard(more);
        assertThat(answer.err()).isEmpty();
        List<String> breaches = answer.out()
                .lines()
                .filter(line -> line.matches(".*:\\d+: [a-z_]+: .*"))
                .toList();
        assertThat(answer.code()).isEqualTo(breaches.isEmpty() ? 0 : 3);
        return breaches;
    }
}
