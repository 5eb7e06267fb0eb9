// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.lint.FileReport;
import dev.inchworm.lint.InputFiles;
import dev.inchworm.lint.Linter;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.output.Results;
import dev.inchworm.lint.output.TextPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a folder of migration files takes to judge without a server, reading and writing the page included, in a
 * process that has judged nothing before.
 *
 * <p>Arguments: number of files, 1000 if left out.
 */
public final class LintSpeed {

    private static final int THREADS = 2;
    private static final int STATEMENTS_MAX = 10;
    private static final double SECONDS_AIM = 3;
    private static final double NANOS = 1e9;
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE t%d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'none',"
                    + " at timestamptz NOT NULL DEFAULT now(), total numeric(12,2) CHECK (total >= 0))",
            "ALTER TABLE orders ADD COLUMN c%d text",
            "ALTER TABLE orders ADD COLUMN u%d uuid NOT NULL DEFAULT gen_random_uuid(), ALTER COLUMN note SET NOT NULL",
            "CREATE INDEX orders_%d_idx ON orders (customer, lower(email)) WHERE gone IS NULL",
            "CREATE UNIQUE INDEX CONCURRENTLY u%d ON shop.items USING btree (sku)",
            "ALTER TABLE orders ADD CONSTRAINT fk%d FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE",
            "ALTER TABLE orders ADD CONSTRAINT ck%d CHECK (total > 0 AND state IN ('new', 'paid')) NOT VALID",
            "UPDATE orders SET total_minor = round(total * 100) WHERE id BETWEEN %d AND 5000 AND total_minor IS NULL",
            "INSERT INTO settings (name, value) SELECT 'k%d', count(*)::text FROM orders o JOIN customers c ON c.id ="
                    + " o.customer",
            "CREATE OR REPLACE FUNCTION f%d() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at = now(); RETURN NEW;"
                    + " END $$",
            "CREATE OR REPLACE VIEW v%d AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer",
            "GRANT SELECT, INSERT ON TABLE t%d TO app",
            "COMMENT ON COLUMN orders.c%d IS 'as of today'",
            "DROP INDEX IF EXISTS old_%d_idx",
            "ALTER TABLE orders DROP COLUMN old_%d");

    private LintSpeed() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        Path folder = Files.createTempDirectory("inchworm-lint-speed-");
        try {
            long bytes = write(folder, files);
            long start = System.nanoTime();
            List<FileReport> reports = judge(folder);
            String page = TextPage.of(new Results(reports, Target.VERSION_DEFAULT), false);
            double seconds = (System.nanoTime() - start) / NANOS;
            int statements = reports.stream()
                    .mapToInt(report -> report.counts().statements())
                    .sum();
            int findings = reports.stream()
                    .mapToInt(report -> report.findings().size())
                    .sum();
            System.out.printf(
                    "%,d files, %,d statements, %,d bytes: %.2f s, %,.0f statements/s; %,d findings, a page of %,d"
                            + " characters%n",
                    files, statements, bytes, seconds, statements / seconds, findings, page.length());
            System.out.printf(
                    "aim: 1,000 files in under %.0f s: %s%n", SECONDS_AIM, seconds < SECONDS_AIM ? "met" : "missed");
        } finally {
            delete(folder);
        }
    }

    private static List<FileReport> judge(Path folder) throws InterruptedException, ExecutionException {
        Linter linter = new Linter(Target.offline(Target.VERSION_DEFAULT, LocalDate.of(2026, 11, 21)));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<FileReport>> running = new ArrayList<>();
            for (Path file : InputFiles.in(folder)) {
                running.add(threads.submit(() -> linter.lint(InputFiles.read(file))));
            }
            List<FileReport> reports = new ArrayList<>();
            for (Future<FileReport> each : running) {
                reports.add(each.get());
            }
            return reports;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long write(Path folder, int files) throws IOException {
        Random random = new Random(4);
        long bytes = 0;
        for (int i = 1; i <= files; i++) {
            StringBuilder text = new StringBuilder("-- migration %d\n".formatted(i));
            for (int left = 1 + random.nextInt(STATEMENTS_MAX); left > 0; left--) {
                String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
                text.append(statement.formatted(random.nextInt(100_000))).append(";\n\n");
            }
            Files.writeString(folder.resolve("V%d__change.sql".formatted(i)), text);
            bytes += text.length();
        }
        return bytes;
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : InputFiles.in(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
