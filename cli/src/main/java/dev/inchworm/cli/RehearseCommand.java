// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.RehearsalPage;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.Secret;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.throttle.HaltFlag;
import dev.inchworm.packet.Packet;
import dev.inchworm.rehearsal.RehearsalJob;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.RehearsalReport;
import dev.inchworm.rehearsal.RehearsalRequest;
import dev.inchworm.rehearsal.fact.FactRun;
import dev.inchworm.rehearsal.matrix.MatrixRun;
import dev.inchworm.rehearsal.query.QueryRun;
import dev.inchworm.rehearsal.steps.StepProbe;
import dev.inchworm.rehearsal.trial.SchemaSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole plan on a throw-away database. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole plan on a throw-away PostgreSQL: to each phase and back, to the end, back, and again.",
            "The live database is only read: its catalog, the plan as it is compiled there, and its size.",
            "The result is written to the packet as rehearsal.json; EXPAND asks for one that passed."
        },
        footer = {
            "",
            "Examples:",
            "  inchworm rehearse examples/order-totals --db shop",
            "  inchworm rehearse . --schema db/migration --rows 5000",
            "  inchworm rehearse . --on jdbc:postgresql://localhost/scratch --on-user ana"
        })
final class RehearseCommand implements Callable<Integer> {

    @Mixin
    private final Target target = new Target();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--schema",
            paramLabel = "PATH",
            description =
                    "a SQL file or a folder of Flyway migrations that makes the schema, instead of the live catalog")
    private @Nullable Path schema;

    @Option(
            names = "--on",
            paramLabel = "URL",
            description = "an empty database of yours; it is empty again afterwards")
    private @Nullable String on;

    @Option(names = "--on-user", paramLabel = "ROLE", description = "role to connect to it as")
    private @Nullable String onUser;

    @Option(
            names = "--on-password-env",
            paramLabel = "NAME",
            description = "environment variable that holds its password; never the password itself")
    private @Nullable String onPasswordVariable;

    @Option(names = "--pg", paramLabel = "VERSION", description = "major version of the server (the live one's)")
    private @Nullable Integer version;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "rows to make up, 10 to 1000000 (1000)")
    private int rows;

    @Option(
            names = "--sample",
            description = "takes up to N rows of the live table instead, its texts scrambled where they are no keys")
    private boolean isSampled;

    @Override
    public Integer call() {
        Packet packet = target.requirePacket();
        requireSense();
        try {
            MatrixRun matrix = new MatrixRun(packet.migration().uses().statements());
            StepProbe probe = new StepProbe();
            QueryRun queries = new QueryRun(packet.migration().uses().queries());
            FactRun facts = new FactRun(packet.migration());
            RehearsalReport report =
                    RehearsalJob.run(request(packet, List.of(probe, matrix, queries, facts)), Clock.systemUTC());
            RehearsalPage page =
                    new RehearsalPage(report, new RehearsalPage.Seen(matrix.matrix(), probe.effects(), queries, facts));
            RehearsalFile.of(packet).write(page.json());
            output.show(page.text(RehearsalFile.NAME), page.json());
            record(report, packet);
            return report.proof().passed() ? Base.DONE : Base.REFUSED;
        } catch (InchwormException e) {
            throw target.placed(e);
        }
    }

    private void requireSense() {
        if (rows < RehearsalRequest.ROWS_MIN || rows > RehearsalRequest.ROWS_MAX) {
            throw mistake(
                    "--rows must be from %d to %d, was %d"
                            .formatted(RehearsalRequest.ROWS_MIN, RehearsalRequest.ROWS_MAX, rows),
                    "give another number");
        }
        if (isSampled && schema != null) {
            throw mistake(
                    "--sample takes rows of the live table, and --schema goes without one", "leave one of them out");
        }
        if (on != null && version != null) {
            throw mistake("--pg chooses a throw-away server, and --on names one", "leave one of them out");
        }
    }

    private static InchwormException mistake(String what, String next) {
        return new InchwormException(
                ErrorCode.ARGUMENT_NOT_UNDERSTOOD, what, "nothing was opened and nothing changed", next);
    }

    private RehearsalRequest request(Packet packet, List<RehearsalListener> listeners) {
        HaltFlag terminated = new HaltFlag();
        terminated.pullOnTermination();
        return new RehearsalRequest(
                packet.migration(),
                schema == null
                        ? new RehearsalRequest.Live(target.endpoint())
                        : new RehearsalRequest.Files(SchemaSource.path(schema)),
                Optional.ofNullable(on).map(this::given),
                version == null ? OptionalInt.empty() : OptionalInt.of(version),
                rows,
                isSampled,
                listeners,
                terminated,
                output::progress);
    }

    private Endpoint given(String url) {
        return new Endpoint(
                new JdbcUrl(url),
                Optional.ofNullable(onUser),
                Optional.ofNullable(onPasswordVariable).map(RehearseCommand::secret));
    }

    private static Secret secret(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(Secret::new)
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.CONNECTION_NOT_DEFINED,
                        "the environment has no variable " + variable,
                        "nothing was opened and nothing changed",
                        "set " + variable));
    }

    /** A migration that was started already learns of it at once. */
    private void record(RehearsalReport report, Packet packet) {
        if (schema != null) {
            return;
        }
        try (Engine engine = target.open(line -> {})) {
            String id = packet.migration().id();
            if (engine.ids().contains(id)) {
                engine.recordRehearsal(id, report.proof());
            }
        }
    }
}
