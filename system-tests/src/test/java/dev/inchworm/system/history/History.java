// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One history: everything that happens in it follows from its seed. */
final class History implements AutoCloseable {

    private static final int OPERATIONS = 170;
    private static final int WALK_MAX = 400;

    private static final List<Version> VERSIONS = List.of(Version.values());
    private static final List<Phase> PHASES = List.of(Phase.values());

    private final long seed;
    private final Random random;
    private final Coverage coverage;
    private final Trace trace = new Trace();
    private final Model model = new Model();
    private final List<Connection> connections = new ArrayList<>();
    private final Inspector inspector;
    private final Crowd crowd;
    private final Operations operations;
    private final Works works;
    private final Walk walk;
    private final Step.Verify parity;
    private final Step.Backfill backfill;

    History(Arena arena, long seed, Fault fault, Coverage coverage) throws SQLException {
        this.seed = seed;
        this.random = new Random(seed);
        this.coverage = coverage;
        arena.create();
        arena.fill(model);
        Bench bench = new Bench(opened(arena.engine()), arena.dialect(), trace);
        this.inspector = new Inspector(opened(arena.engine()), model, bench, arena.plan());
        List<Client> clients = new ArrayList<>();
        this.crowd = new Crowd(clients, inspector, random);
        for (int i = 0; i < 4; i++) {
            Version version = VERSIONS.get(i < 3 ? i : random.nextInt(3));
            String name = version.name().toLowerCase(java.util.Locale.ROOT) + "-" + i;
            clients.add(new Client(name, version, opened(arena.client(name)), model, trace));
        }
        this.operations = new Operations(model, crowd, random);
        this.works = new Works(arena, bench, model, crowd, inspector, fault, random);
        this.walk = new Walk(arena.plan(), model, crowd, works, trace);
        this.parity = (Step.Verify) arena.plan().steps(Phase.VERIFY).get(0);
        this.backfill = (Step.Backfill) arena.plan().steps(Phase.BACKFILL).get(0);
    }

    private Connection opened(Connection connection) {
        connections.add(connection);
        return connection;
    }

    /** Runs it to its end; a failure tells the seed and everything that happened. */
    void run() {
        try {
            start();
            for (int i = 0; i < OPERATIONS; i++) {
                once();
            }
            crowd.clients().forEach(crowd::end);
            inspector.look();
            judge();
        } catch (Wrong | SQLException | RuntimeException e) {
            throw new AssertionError(
                    "history %d (run it alone with -Dhistory.seed=%d): %s%n%s".formatted(seed, seed, e, trace), e);
        }
    }

    /** Walks to some phase without traffic, so that every phase is met as often as any other. */
    private void start() throws SQLException {
        walk.head(any());
        for (int i = 0; i < WALK_MAX && !walk.isThere(); i++) {
            walk.advance();
        }
        inspector.look();
        walk.head(any());
    }

    /** Any phase; the end more often, as the way there is long. */
    private Phase any() {
        return random.nextInt(4) == 0 ? Phase.DONE : PHASES.get(random.nextInt(PHASES.size()));
    }

    private void once() throws SQLException {
        int dice = random.nextInt(100);
        if (dice < 16) {
            walk();
        } else if (dice < 18) {
            walk.head(any());
        } else if (dice < 20) {
            judge();
        } else {
            operate();
        }
    }

    private void walk() throws SQLException {
        if (walk.isThere()) {
            if (random.nextInt(3) > 0) {
                return;
            }
            walk.head(any());
        }
        if (walk.phase() == Phase.BACKFILL && model.regime().isSynced() && random.nextInt(4) == 0) {
            works.backfill().anywhere(backfill.copy());
            coverage.count("chunks out of order");
        } else if (!walk.isAtDoor() || random.nextInt(3) == 0) {
            coverage.count(walk.isBack() ? "moves back" : "moves forward");
            walk.advance();
            inspector.look();
        }
    }

    /** What the backfill has reached must be the same on both sides. */
    private void judge() throws SQLException {
        Optional<KeyRange> covered = works.backfill().covered();
        boolean isJudged = model.regime().isSynced() && model.isOldRestored() && !model.isOldHidden();
        if (isJudged && covered.isPresent()) {
            KeyRange range = covered.get();
            inspector.parity(parity, range, model.notSame(Copying.contains(range)));
            coverage.count("parity passes");
        }
    }

    private void operate() {
        Client client = crowd.clients().get(random.nextInt(crowd.clients().size()));
        Kind kind = kind();
        Phase phase = model.phase();
        boolean isThereForNew = model.stage().writesNew() && model.regime() != Regime.UNSYNCED;
        if (!kind.isLegal(phase, client.version()) || (client.version() == Version.V3 && !isThereForNew)) {
            return;
        }
        if (operations.perform(client, kind)) {
            coverage.count(phase, client.version(), kind);
            if (client.open().isEmpty() && kind != Kind.READ) {
                inspector.look();
            }
        }
    }

    private Kind kind() {
        int total = 0;
        for (Kind kind : Kind.values()) {
            total += kind.weight();
        }
        int dice = random.nextInt(total);
        for (Kind kind : Kind.values()) {
            dice -= kind.weight();
            if (dice < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
