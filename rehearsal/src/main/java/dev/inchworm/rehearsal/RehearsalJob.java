// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.EngineSettings;
import dev.inchworm.engine.Preview;
import dev.inchworm.engine.phase.RehearsalProof;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.rehearsal.rows.RowMaker;
import dev.inchworm.rehearsal.rows.RowSample;
import dev.inchworm.rehearsal.trial.SchemaSource;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import dev.inchworm.rehearsal.trial.TrialPlace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Everything around a rehearsal: plan, trial database, schema, rows, and what it is worth as evidence. */
public final class RehearsalJob {

    private final RehearsalRequest request;
    private final Clock clock;
    private final List<String> notes = new ArrayList<>();

    private RehearsalJob(RehearsalRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /**
     * Does it. The live database, if there is one, is only read; nothing is left of the trial database.
     *
     * @throws InchwormException before it begins: preflight refuses, no server, no schema, no rows
     */
    public static RehearsalReport run(RehearsalRequest request, Clock clock) {
        return new RehearsalJob(request, clock).run();
    }

    /** What the live database says of the migration. */
    private record LiveSide(Preview preview, String schemaHash) {}

    private RehearsalReport run() {
        Optional<LiveSide> live = request.source() instanceof RehearsalRequest.Live source
                ? Optional.of(liveSide(source.endpoint()))
                : Optional.empty();
        SchemaSource schema = schema(live);
        tell("starting a trial database");
        try (TrialDatabase trial = TrialDatabase.open(place(live), schema, this::tell)) {
            notes.addAll(trial.notes());
            Plan plan = live.flatMap(side -> side.preview().plan()).orElseGet(() -> planOn(trial));
            return rehearse(trial, plan, live);
        } catch (SQLException e) {
            throw new InchwormException(
                    ErrorCode.STATEMENT_FAILED,
                    "the trial database cannot be used: " + e.getMessage(),
                    "nothing of yours was changed",
                    "run it again; if it stays, look into the server's log",
                    e);
        }
    }

    private LiveSide liveSide(Endpoint endpoint) {
        try (Engine engine = open(endpoint)) {
            Preview preview = engine.plan(request.migration());
            if (preview.plan().isEmpty()) {
                throw refused(preview);
            }
            return new LiveSide(
                    preview, engine.schemaHash(preview.plan().get().table().name()));
        }
    }

    private static Engine open(Endpoint endpoint) {
        return Engine.open(EngineSettings.of(endpoint, ReplicaList.NONE, Path.of("."), Optional::empty));
    }

    private SchemaSource schema(Optional<LiveSide> live) {
        if (request.source() instanceof RehearsalRequest.Live source) {
            Plan plan = live.flatMap(side -> side.preview().plan()).orElseThrow();
            return SchemaSource.live(source.endpoint(), plan.table().name());
        }
        return ((RehearsalRequest.Files) request.source()).schema();
    }

    private TrialPlace place(Optional<LiveSide> live) {
        if (request.on().isPresent()) {
            return TrialPlace.on(request.on().get());
        }
        OptionalInt major = request.major().isPresent() || live.isEmpty()
                ? request.major()
                : live.flatMap(side -> side.preview().plan())
                        .map(plan -> OptionalInt.of(major(plan.table().serverVersion())))
                        .orElse(OptionalInt.empty());
        return new TrialPlace.ThrowAway(major);
    }

    private static int major(String version) {
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }

    private Plan planOn(TrialDatabase trial) {
        try (Engine engine = open(trial.endpoint())) {
            Preview preview = engine.plan(request.migration());
            return preview.plan().orElseThrow(() -> refused(preview));
        }
    }

    private RehearsalReport rehearse(TrialDatabase trial, Plan plan, Optional<LiveSide> live) throws SQLException {
        long rows = fill(trial, plan);
        notes.addAll(LossyMapping.notes(trial, plan));
        String schemaHash = schemaHash(trial, plan);
        tell("rehearsing on PostgreSQL %s with %,d rows".formatted(trial.version(), rows));
        RehearsalOutcome outcome = Rehearsal.run(new Rehearsal.Order(
                trial, plan, trial.as(plan.table().owner()), request.listeners(), request.halt(), request.news()));
        List<Problem> problems = new ArrayList<>(otherSchema(trial, schemaHash, live));
        problems.addAll(outcome.problems());
        notes.addAll(outcome.notes());
        RehearsalOutcome whole =
                new RehearsalOutcome(problems, notes, outcome.phases(), outcome.steps(), outcome.took());
        String summary = "%s on PostgreSQL %s with %,d rows, %s"
                .formatted(
                        clock.instant(), trial.version(), rows, whole.passed() ? "nothing differed" : said(problems));
        return new RehearsalReport(
                new RehearsalProof(plan.hash(), trial.major(), schemaHash, whole.passed(), summary),
                plan,
                trial.version(),
                clock.instant(),
                rows,
                live.map(side -> OptionalLong.of(side.preview().size().rows())).orElse(OptionalLong.empty()),
                whole);
    }

    private static String said(List<Problem> problems) {
        return "%d problems, the first: %s: %s"
                .formatted(
                        problems.size(),
                        problems.get(0).place(),
                        problems.get(0).text());
    }

    private static String schemaHash(TrialDatabase trial, Plan plan) {
        try (Engine engine = open(trial.endpoint())) {
            return engine.schemaHash(plan.table().name());
        }
    }

    private long fill(TrialDatabase trial, Plan plan) throws SQLException {
        if (request.sampled() && request.source() instanceof RehearsalRequest.Live source) {
            tell("taking a scrambled sample of the live table");
            RowSample.Taken taken = RowSample.take(source.endpoint(), trial, plan, request.rows());
            notes.addAll(taken.notes());
            return taken.rows();
        }
        tell("making up %,d rows".formatted(request.rows()));
        RowMaker.Made made = RowMaker.make(trial, plan, request.migration().examples(), request.rows());
        notes.addAll(made.notes());
        return made.rows();
    }

    /** Another major version spells things otherwise; the gate refuses its proof anyway. */
    private static List<Problem> otherSchema(TrialDatabase trial, String schemaHash, Optional<LiveSide> live) {
        boolean isOther = live.filter(side -> !side.schemaHash().equals(schemaHash))
                .flatMap(side -> side.preview().plan())
                .filter(plan -> major(plan.table().serverVersion()) == trial.major())
                .isPresent();
        return isOther
                ? List.of(Problem.of(
                        "schema", "the trial's tables are not the live ones; what is not carried is among the notes"))
                : List.of();
    }

    private void tell(String line) {
        request.news().accept(line);
    }

    private static InchwormException refused(Preview preview) {
        StringBuilder text = new StringBuilder("preflight refuses it, so there is nothing to rehearse:");
        preview.refusals()
                .forEach(finding -> text.append(
                        "%n    %s: %s%n      %s".formatted(finding.check(), finding.line(), finding.next())));
        return new InchwormException(
                ErrorCode.PREFLIGHT_REFUSED,
                text.toString(),
                "nothing was installed and nothing changed",
                "mend what is named, then inchworm plan shows it again");
    }
}
