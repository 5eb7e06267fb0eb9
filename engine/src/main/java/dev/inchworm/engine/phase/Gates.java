// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Rows;
import dev.inchworm.engine.session.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold before a phase may begin, and before one may be taken back. */
public final class Gates {

    /** Evidence that preflight found nothing against the migration. */
    public static final String PREFLIGHT = "preflight";
    /** The statement by which an operator vouches that nothing uses the new side. */
    public static final String NEW_UNUSED = "new-unused";

    /** The sync records to the second. */
    private static final Duration RECORD_SLACK = Duration.ofSeconds(1);

    private static final int STRANGERS_NAMED_MAX = 5;

    private final Run run;

    /** Gates of what {@code run} runs. */
    public Gates(Run run) {
        this.run = run;
    }

    /** The gates of {@code next}, judged now; the steps of the phase before it are done. */
    public List<Gate> opening(Phase next, Position position) {
        List<Gate> gates = new ArrayList<>(ofPhase(next, position));
        if (next.stage() != position.phase().stage()) {
            gates.add(run.acknowledgement().gate(position.id()));
        }
        if (next == Phase.HOLD || next == Phase.CONTRACT) {
            gates.add(registered(next, position));
        }
        return gates;
    }

    /** Whoever writes old and never registered is named before HOLD, and gone before CONTRACT. */
    private Gate registered(Phase next, Position position) {
        String name = "registered-writers";
        Duration window = run.plan().settings().contract().unusedFor();
        List<String> strangers;
        try {
            strangers = run.sensing().strangers(position.now().minus(window).minus(RECORD_SLACK));
        } catch (IllegalStateException e) {
            return Gate.notJudged(name, "reports cannot be read: " + e.getMessage());
        }
        if (strangers.isEmpty()) {
            return Gate.open(name, "no application that wrote old lately is unknown");
        }
        String text = strangers.stream().limit(STRANGERS_NAMED_MAX).collect(Collectors.joining("; "));
        return next == Phase.HOLD
                ? Gate.notJudged(name, text + "; HOLD waits until it has stopped")
                : Gate.closed(name, text);
    }

    /** What must hold before applications are told the stage {@code before} on the way back. */
    public List<Gate> leaving(Position position, Stage before) {
        boolean stays = read(tx -> run.routes().find(tx, position.id()))
                .map(route -> route.stage() == before)
                .orElse(true);
        return stays ? List.of() : List.of(run.acknowledgement().gate(position.id()));
    }

    private List<Gate> ofPhase(Phase next, Position position) {
        return switch (next) {
            case PREPARE, HOLD, DONE -> List.of();
            case EXPAND -> expand(position);
            case DUAL_WRITE -> List.of(replicas());
            case BACKFILL -> List.of(sync(SyncState.OLD_WINS), noOlderWriter());
            case VERIFY -> List.of(sync(SyncState.OLD_WINS));
            case CUTOVER ->
                List.of(
                        parity(position),
                        sync(SyncState.OLD_WINS),
                        replicas(),
                        shadowReads(position),
                        Gate.notJudged("query-plans", "inchworm plan compares them; no gate rests on it"));
            case ENFORCE -> List.of(sync(SyncState.NEW_WINS));
            case CONTRACT -> contract(position);
        };
    }

    private List<Gate> expand(Position position) {
        List<Gate> gates = new ArrayList<>();
        gates.add(evidence(position, PREFLIGHT));
        gates.add(evidence(position, VerifyAction.DRY_RUN));
        gates.add(unchangedTable());
        gates.add(new RehearsalGate(run).gate(position));
        return gates;
    }

    private List<Gate> contract(Position position) {
        return List.of(
                parity(position),
                sync(SyncState.NEW_WINS),
                replicas(),
                Gate.notJudged("consumers", "nothing watches consumers yet"),
                Gate.notJudged("code-search", "nothing searches code yet"));
    }

    private Gate evidence(Position position, String kind) {
        Optional<Evidence.Item> item = read(tx -> run.evidence().newestOfPlan(tx, position, kind));
        return item.filter(Evidence.Item::passed)
                .map(found -> Gate.open(kind, found.detail()))
                .orElseGet(
                        () -> Gate.person(kind, item.map(Evidence.Item::detail).orElse("not taken")));
    }

    private Gate parity(Position position) {
        Optional<Evidence.Item> item = read(tx -> run.evidence().newest(tx, position, VerifyAction.PARITY));
        boolean isCurrent = item.map(found -> found.passed() && !found.takenAt().isBefore(position.phaseSince()))
                .orElse(false);
        String text = item.map(Evidence.Item::detail).orElse("no full parity pass yet");
        return isCurrent ? Gate.open("parity", text) : Gate.person("parity", text + "; inchworm verify takes one");
    }

    private Gate shadowReads(Position position) {
        Optional<Evidence.Item> item = read(tx -> run.evidence().newest(tx, position, ShadowAction.SHADOW))
                .filter(found -> !found.takenAt().isBefore(position.phaseSince()));
        if (item.isEmpty() || ShadowAction.isNotMeasured(item.get())) {
            return Gate.notJudged(
                    ShadowAction.SHADOW, item.map(Evidence.Item::detail).orElse("not measured yet"));
        }
        String text = item.get().detail();
        return item.get().passed()
                ? Gate.open(ShadowAction.SHADOW, text)
                : Gate.person(ShadowAction.SHADOW, text + "; inchworm resume counts for another window");
    }

    private Gate unchangedTable() {
        Plan plan = run.plan();
        Table now = read(tx -> run.dialect().catalogs().read(tx, plan.table().name()));
        boolean same = unordered(now).equals(unordered(plan.table()));
        return same
                ? Gate.open("table", "as it was planned for")
                : Gate.person("table", "changed since it was planned for; inchworm start makes a new plan");
    }

    /** The order of columns means nothing to a plan; an undo after the drop does not restore it. */
    private static Table unordered(Table table) {
        List<Column> columns = table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .toList();
        return new Table(table.name(), columns, table.key(), table.rowTriggers(), table.owner(), table.serverVersion());
    }

    /** The sync stands in that state, by definition, and nothing runs after it. */
    public Gate sync(SyncState state) {
        String found =
                read(tx -> Rows.first(tx, run.dialect().sync().watch(run.target(), state), row -> row.getString(1))
                        .orElse("not found"));
        return found.equals("intact") ? Gate.open("sync", "stands as planned") : Gate.person("sync", found);
    }

    private Gate noOlderWriter() {
        return Gate.open(
                "older-writers", "installing the sync waited for every transaction that wrote the table before");
    }

    private Gate replicas() {
        return run.sensing()
                .replicasBehind(run.sensing().position())
                .map(behind -> Gate.closed("replicas", behind))
                .orElseGet(() -> Gate.open("replicas", "all that are listed have caught up"));
    }

    /** What must hold before {@code phase} may be taken back. */
    public List<Gate> undoing(Phase phase, Position position) {
        if (phase != Phase.DUAL_WRITE && phase != Phase.EXPAND) {
            return List.of();
        }
        List<Gate> gates = new ArrayList<>();
        if (phase == Phase.DUAL_WRITE) {
            gates.add(run.acknowledgement().gate(position.id()));
        }
        gates.add(newUnused(position));
        return gates;
    }

    private Gate newUnused(Position position) {
        Sensing.Usage usage = run.sensing().newUsed();
        if (!usage.users().isEmpty()) {
            return Gate.closed(
                    "new-unused", "new is still used: " + usage.users().get(0));
        }
        if (usage.isMeasured()) {
            return Gate.open("new-unused", "no live application uses new");
        }
        boolean vouched = read(tx -> run.consent().stated(tx, position.id(), NEW_UNUSED, position.startedAt()))
                .isPresent();
        return vouched
                ? Gate.open("new-unused", "vouched for by an operator")
                : Gate.person(
                        "new-unused",
                        "nothing measures who uses new; a named operator may state it: " + statement(position));
    }

    private static String statement(Position position) {
        return "inchworm approve %s --state %s --reason TEXT".formatted(position.id(), NEW_UNUSED);
    }

    /** The commands by which a person opens those of {@code gates} that need one. */
    public List<String> asks(List<Gate> gates, Position position) {
        return gates.stream()
                .filter(gate -> gate.verdict() == Gate.Verdict.NEEDS_PERSON)
                .flatMap(gate -> switch (gate.name()) {
                    case NEW_UNUSED -> Stream.of(statement(position));
                    case RehearsalProof.KIND -> RehearsalGate.commands(run, position).stream();
                    case VerifyAction.PARITY -> Stream.of("inchworm verify " + position.id());
                    default -> Stream.<String>of();
                })
                .toList();
    }

    private <T> T read(Unit<T> unit) {
        return run.session().inTransaction(Timeouts.SHORT, unit);
    }
}
