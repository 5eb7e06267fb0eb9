// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Uses;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.route.Side;
import dev.inchworm.engine.backfill.Segments;
import dev.inchworm.engine.journal.Audit;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.parity.ParityResult;
import dev.inchworm.engine.phase.RehearsalProof;
import dev.inchworm.engine.phase.VerifyAction;
import dev.inchworm.engine.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * Carries migrations of one database through their phases.
 *
 * <p>Whatever it knows is in the journal; it may be killed anywhere and another one goes on. Methods may be called by
 * one thread at a time; several engines may work on one database, and leases decide who runs a migration.
 */
public final class Engine implements AutoCloseable {

    private final Desk desk;

    private Engine(Desk desk) {
        this.desk = desk;
    }

    /**
     * Opens an engine on a database.
     *
     * @throws InchwormException if the database cannot be reached, or only through a pooler that shares sessions
     */
    public static Engine open(EngineSettings settings) {
        return new Engine(Desk.open(settings));
    }

    /** Looks at what goes on around a table, for about two seconds; reads only. */
    public LiveLook look(TableName table, Uses uses) {
        return LiveLook.at(desk, table, uses);
    }

    /** Compiles a migration against the live catalog; reads only, installs nothing. */
    public Preview plan(Migration migration) {
        return new Planning(desk).preview(migration);
    }

    /**
     * Writes a migration to the journal, which it installs if it is not there; again with the same plan is no change.
     * Another plan takes its place as long as the migration is in PREPARE.
     *
     * @param source the text of its file
     * @throws InchwormException {@code PREFLIGHT_REFUSED} with every reason, {@code PLAN_CHANGED} if it is under way
     *     with another file
     */
    public Position start(Migration migration, String source) {
        return new Planning(desk).start(migration, source);
    }

    /**
     * Writes a plan to the journal as it is, for a rehearsal of it: nothing is compiled anew, and nothing is checked
     * but what the gates check.
     */
    public Position start(Plan plan, String source) {
        return new Planning(desk).start(plan, source);
    }

    /**
     * Works until the migration is where it is to go, until {@code until} is complete, or until a person is needed.
     *
     * @throws InchwormException {@code LEASE_HELD} if another engine is at work on it
     */
    public Outcome run(String id, Optional<Phase> until) {
        return desk.withLease(id, run -> new Loop(run).run(until));
    }

    /** Carries it through one more phase; one that is going back is turned round. */
    public Outcome advance(String id) {
        Position position = position(id);
        if (position.direction() == Direction.BACK) {
            new Commands(desk).turnForward(id);
        }
        new Commands(desk).ready(id);
        Phase until =
                position.step().equals(Position.END) ? position.phase().next().orElse(Phase.DONE) : position.phase();
        return run(id, Optional.of(until));
    }

    /** Where it stands. */
    public Position position(String id) {
        return desk.read(tx -> desk.journal().position(tx, id));
    }

    /** Every migration of this journal. */
    public List<String> ids() {
        return desk.read(tx -> desk.journal().isInstalled(tx) ? desk.journal().ids(tx) : List.of());
    }

    /** Where it stands, with figures. */
    public Status status(String id) {
        return desk.read(tx -> {
            Position position = desk.journal().position(tx, id);
            Plan plan = desk.journal().plan(tx, id);
            String title = plan.steps(position.phase()).stream()
                    .filter(step -> step.name().equals(position.step()))
                    .map(Step::title)
                    .findFirst()
                    .orElse("");
            Segments segments = new Segments(id, "backfill.copy", position.planHash(), position.syncEpoch());
            return new Status(
                    position,
                    title,
                    desk.routes().find(tx, id),
                    new Lease(desk.dialect()).holder(tx, id),
                    segments.totals(tx),
                    desk.dialect().catalogs().size(tx, plan.table().name()).rows(),
                    desk.evidence().all(tx, id),
                    new UsageDesk(desk).strangers(tx, position, plan));
        });
    }

    /** Who uses which side, of one or of both, and how much of the traffic was watched. */
    public UsageReport usage(String id, Optional<Side> side) {
        return desk.read(tx -> new UsageDesk(desk).report(tx, desk.journal().position(tx, id), side));
    }

    /** The plan it runs. */
    public Plan planOf(String id) {
        return desk.read(tx -> {
            desk.journal().position(tx, id);
            return desk.journal().plan(tx, id);
        });
    }

    /** Why it stands where it stands. */
    public Why why(String id) {
        Position position = position(id);
        return desk.reading(position, planOf(id), run -> new Choices(run).why(position));
    }

    /** Stops work after the present transaction; nothing is taken back. */
    public void pause(String id, String reason) {
        new Commands(desk).pause(id, reason);
    }

    /** Stops work, and routes reads to old where a ramp is under way. */
    public void halt(String id, String reason) {
        new Commands(desk).halt(id, reason);
    }

    /** Lets a paused or halted migration work again. */
    public void resume(String id) {
        new Commands(desk).ready(id);
    }

    /** Moves the ramp to a step that the plan declares, or confirms that the team's own flags did. */
    public void ramp(String id, int percentBp) {
        new RouteCommands(desk).ramp(id, percentBp);
    }

    /** The lever: every read goes to old within a second, and the migration waits for a person. */
    public void routeOld(String id, String reason) {
        new RouteCommands(desk).routeOld(id, reason);
    }

    /** Takes the lever back in ENFORCE and HOLD, where both sides were kept equal all along. */
    public void routeNew(String id, String reason) {
        new RouteCommands(desk).routeNew(id, reason);
    }

    /** Takes one full parity pass now and keeps it as evidence. */
    public ParityResult verify(String id) {
        Position position = position(id);
        Commands.requireBothSides(position);
        Plan plan = planOf(id);
        Step.Verify step = plan.steps(Phase.VERIFY).stream()
                .filter(Step.Verify.class::isInstance)
                .map(Step.Verify.class::cast)
                .findFirst()
                .orElseThrow();
        return desk.reading(position, plan, run -> VerifyAction.pass(run, step, position));
    }

    /** Records that {@code name} approves the step that waits for that name; returns the step's title. */
    public String approve(String id, String name) {
        return new Commands(desk).approve(id, name);
    }

    /**
     * Records a named operator's statement about what nothing measures: {@code old-unused}, {@code new-unused} or
     * {@code shadow-reads-ended}.
     */
    public void attest(String id, String about, String reason) {
        new Commands(desk).attest(id, about, reason);
    }

    /**
     * Records that {@code name} goes without a rehearsal of the present plan, with a reason; a name is needed where the
     * plan's roles give any.
     */
    public void waiveRehearsal(String id, String reason, Optional<String> name) {
        new RehearsalDesk(desk).waive(id, reason, name);
    }

    /** Keeps what a rehearsal proved, once; returns whether it is about the plan that the migration runs. */
    public boolean recordRehearsal(String id, RehearsalProof proof) {
        return new RehearsalDesk(desk).record(id, proof);
    }

    /** See {@link dev.inchworm.core.dialect.Catalogs#schemaHash}. */
    public String schemaHash(TableName table) {
        return desk.rolledBack(table, tx -> desk.dialect().catalogs().schemaHash(tx, table));
    }

    /** Turns it round; running it takes back everything after {@code to}. Reads go to old at once where they can. */
    public void undo(String id, Phase to, String reason) {
        new Commands(desk).undo(id, to, reason);
    }

    /** Every entry of its audit. */
    public List<Audit.Entry> audit(String id) {
        return desk.read(tx -> {
            desk.journal().position(tx, id);
            return desk.journal().audit().entries(tx, id);
        });
    }

    /** Follows its audit's chain. */
    public Audit.Verdict auditVerdict(String id) {
        return desk.read(tx -> desk.journal().audit().verify(tx, id));
    }

    /** The fence and holder of its lease, for processes that help with its backfill. */
    public Fence fence(String id) {
        return desk.read(tx -> new Lease(desk.dialect())
                .holder(tx, id)
                .map(holder -> new Fence(id, holder.number()))
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.MIGRATION_NOT_FOUND,
                        "no migration " + id,
                        "nothing changed",
                        "inchworm start PACKET")));
    }

    @Override
    public void close() {
        desk.close();
    }

    /** A session of the engine's own kind, for whoever works beside it. */
    public Session session(String name) {
        return desk.session(name);
    }

    /** Timeouts for short reads beside the engine. */
    public static Timeouts shortTimeouts() {
        return Timeouts.SHORT;
    }
}
