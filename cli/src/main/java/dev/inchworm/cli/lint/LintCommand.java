// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.inchworm.lint.Linter;
import dev.inchworm.lint.Target;
import dev.inchworm.lint.output.GithubPage;
import dev.inchworm.lint.output.JsonPage;
import dev.inchworm.lint.output.Results;
import dev.inchworm.lint.output.SarifPage;
import dev.inchworm.lint.output.TextPage;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges SQL migration files before anything runs. */
@Command(
        name = "lint",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Judges SQL migration files: what each statement locks on a live database, for whom and how long, and the"
                    + " safe way to do the same. Reads Flyway, Liquibase formatted SQL, goose, dbmate, plain SQL and"
                    + " packets.",
            "Connects to nothing unless --db, --schema or --probe says so."
        },
        footer = {
            "",
            "A statement that may run as it is: -- inchworm:allow PG180 reason=\"the table is empty\" until=2027-01-31",
            "",
            "Examples:",
            "  inchworm lint db/migration",
            "  inchworm lint V42__orders.sql --pg 17 --schema schema.sql",
            "  git diff --name-only --diff-filter=AM main -- '*.sql' | xargs -r inchworm lint --github",
            "",
            "Exit codes: 0 nothing blocks, 2 mistake, 3 something blocks"
        })
public final class LintCommand implements Callable<Integer> {

    private static final int CLEAN = 0;
    private static final int BLOCKED = 3;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|FOLDER|-",
            description = "SQL files, folders that hold some, packets, or - for standard input (this folder)")
    private List<String> given = List.of();

    @Option(
            names = "--pg",
            paramLabel = "N",
            description = "major version of the server they are for (" + Target.VERSION_DEFAULT + ", or that of --db)")
    private @Nullable Integer version;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @ArgGroup
    private final Form form = new Form();

    @Option(names = "--rules", description = "lists what can be found, and ends")
    private boolean isRules;

    /** How findings are written; one of these. */
    private static final class Form {

        @Option(names = "--json", description = "prints JSON")
        private boolean isJson;

        @Option(names = "--sarif", description = "prints SARIF 2.1.0, for code hosts")
        private boolean isSarif;

        @Option(names = "--github", description = "prints annotations for a GitHub workflow")
        private boolean isGithub;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (isRules) {
            print(form.isJson ? json(JsonPage.rules()) : TextPage.rules(isColoured()));
            return CLEAN;
        }
        GivenFiles files = GivenFiles.of(given.isEmpty() ? List.of(".") : given, System.in);
        LocalDate today = LocalDate.now(Clock.systemUTC());
        try (ServerSide side = server.open(version, files, this::tell)) {
            Target target = new Target(side.version(), side.live(), today, side.probe());
            Results results =
                    new Results(new Judging(new Linter(target), side.isProbing()).judge(files), side.version());
            print(page(results));
            return results.isBlocked() ? BLOCKED : CLEAN;
        }
    }

    private String page(Results results) throws JsonProcessingException {
        if (form.isJson) {
            return json(JsonPage.of(results));
        } else if (form.isSarif) {
            return json(SarifPage.of(results));
        } else if (form.isGithub) {
            return GithubPage.of(results);
        }
        return TextPage.of(results, isColoured());
    }

    private static boolean isColoured() {
        return Ansi.AUTO.enabled();
    }

    private static String json(Map<String, Object> page) throws JsonProcessingException {
        return JSON.writeValueAsString(page) + System.lineSeparator();
    }

    private void print(String page) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(page);
        out.flush();
    }

    /** News about the trial, beside the findings. */
    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
