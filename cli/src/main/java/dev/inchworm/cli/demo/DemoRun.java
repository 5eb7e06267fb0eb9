// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.chaos.Chaos;
import dev.inchworm.cli.demo.fleet.Fleet;
import dev.inchworm.cli.demo.fleet.Position;
import dev.inchworm.cli.demo.oracle.FinalCheck;
import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.pace.Latencies;
import dev.inchworm.cli.demo.pace.Latencies.Part;
import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.screen.Screen;
import dev.inchworm.cli.demo.shop.Loader;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import dev.inchworm.engine.phase.RehearsalProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole demo: servers, shop, load, migration, and what the oracle says in the end. */
final class DemoRun {
    private static final String TITLE =
            "%,d orders, %d clients, seed %d: total_amount becomes minor units and a currency";
    private static final int WAITS = 3;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration WARMUP = Duration.ofSeconds(2);

    private final DemoOptions options;
    private final Screen screen;
    private final PhaseHook hook;
    private final Stop never = new Stop();
    private final Latencies latencies = new Latencies();
    private final Oracle oracle;

    /** Does something when the migration is seen at a position; the same one may be seen often. */
    @FunctionalInterface
    interface PhaseHook {
        void at(Position position, Shop shop);
    }

    DemoRun(DemoOptions options, Screen screen, PhaseHook hook) {
        this.options = options;
        this.screen = screen;
        this.hook = hook;
        this.oracle = new Oracle(options.rows(), Loader::loaded);
    }

    Result run() throws SQLException, IOException, InterruptedException {
        screen.tell("starting PostgreSQL with fsync and synchronous_commit on, and a streaming replica");
        try (PostgresqlServer primary = DemoServers.startPrimary(options.isKept());
                DemoServers servers = DemoServers.of(primary)) {
            screen.tell("loading %,d orders".formatted(options.rows()));
            servers.load(options.rows());
            Path folder = Files.createTempDirectory("inchworm-demo");
            DemoPacket.write(folder, servers.shop(), servers.replicaUrl(), options.window());
            screen.tell("a day or a week of a real migration is %.1f s here"
                    .formatted(options.window().toMillis() / 1_000.0));
            Result result = play(servers, folder);
            tidy(folder, servers);
            return result;
        }
    }

    private Result play(DemoServers servers, Path folder) throws SQLException, IOException, InterruptedException {
        Shop shop = servers.shop();
        try (Show show = show(shop)) {
            Fleet fleet = new Fleet(shop, size(), oracle, latencies, show::position);
            CatalogProof proof = CatalogProof.before(shop);
            fleet.start();
            show.start(fleet);
            never.within(WARMUP);
            latencies.begin(Part.BEFORE);
            never.within(options.idle());
            latencies.begin(Part.DURING);
            try (EngineChild child = new EngineChild(folder, show::hear)) {
                Optional<Chaos> chaos = chaos(servers, child, show);
                String result = migrate(child, show);
                chaos.ifPresent(Chaos::stop);
                latencies.begin(Part.AFTER);
                never.within(options.idle());
                fleet.stop();
                show.end();
                boolean isAuditVerified = isAuditVerified(folder);
                long rows = check(shop);
                boolean isCatalogEqual = !result.equals(Result.UNDONE) || proof.isEqual(shop, oracle);
                return new Result(
                        result,
                        rows,
                        options.seed(),
                        oracle.verdict(),
                        fleet.shadows().divergent() + divergences(shop),
                        fleet.shadows(),
                        PhaseTimes.read(shop),
                        latencies,
                        isAuditVerified,
                        isCatalogEqual,
                        chaos.map(Chaos::summary).orElse(""));
            }
        }
    }

    private static boolean isAuditVerified(Path folder) throws IOException, InterruptedException {
        try (EngineChild child = new EngineChild(folder, line -> {})) {
            return child.run("audit", child.folder()) == 0;
        }
    }

    private long divergences(Shop shop) {
        try (EngineView view = new EngineView(shop, options.rows())) {
            return view.divergences();
        }
    }

    private Show show(Shop shop) {
        String title = TITLE.formatted(options.rows(), options.writers(), options.seed());
        EngineView view = new EngineView(shop, options.rows());
        return new Show(screen, title, view, oracle, latencies, position -> hook.at(position, shop));
    }

    private Fleet.Size size() {
        return new Fleet.Size(DemoPacket.MIGRATION, options.rows(), options.writers(), options.seed(), PACE);
    }

    private Optional<Chaos> chaos(DemoServers servers, EngineChild child, Show show) {
        if (!options.isChaotic()) {
            return Optional.empty();
        }
        Chaos chaos = new Chaos(servers.shop(), servers.replica(), child::kill, show::tell, options.seed());
        show.showChaos(chaos::summary);
        chaos.start();
        return Optional.of(chaos);
    }

    private String migrate(EngineChild child, Show show) throws IOException, InterruptedException {
        String folder = child.folder();
        Optional<Phase> turn = options.undoFrom();
        int code = child.run("start", folder);
        if (code == 0) {
            show.tell("no rehearsal here, so that it stays short: a real one begins with inchworm rehearse");
            code = child.run("approve", folder, "--state", RehearsalProof.WAIVED, "--reason", "a demo of one minute");
        }
        if (code == 0) {
            code = forward(child, turn);
        }
        if (code != 0) {
            return failed("run", code, show.position());
        }
        if (turn.isEmpty()) {
            return awaited(show, Phase.DONE) ? Result.DONE : failed("run", code, show.position());
        }
        code = child.run("undo", folder);
        if (code == 0 && !awaited(show, Phase.PREPARE)) {
            code = child.run("run", folder);
        }
        return code == 0 && awaited(show, Phase.PREPARE) ? Result.UNDONE : failed("undo", code, show.position());
    }

    /** Nothing audits what the shop reads, so in HOLD its operator says that every release but the last is off. */
    private static int forward(EngineChild child, Optional<Phase> turn) throws IOException, InterruptedException {
        String[] run = turn.isPresent()
                ? new String[] {"run", child.folder(), "--until", turn.get().name()}
                : new String[] {"run", child.folder()};
        int code = child.run(run);
        boolean isAsked =
                String.join(" ", child.output()).replaceAll("\\s+", " ").contains("--state old-unused");
        if (code != WAITS || !isAsked) {
            return code;
        }
        int stated = child.run(
                "approve", child.folder(), "--state", "old-unused", "--reason", "v1 and v2 are off everywhere");
        return stated == 0 ? child.run(run) : stated;
    }

    private boolean awaited(Show show, Phase phase) {
        for (int look = 0; look < 20 && show.position().phase() != phase; look++) {
            never.within(Duration.ofMillis(100));
        }
        return show.position().phase() == phase;
    }

    private static String failed(String command, int code, Position position) {
        return "%s %s AT %s (EXIT %d)"
                .formatted(
                        command.toUpperCase(Locale.ROOT), code == WAITS ? "STOPPED" : "FAILED", position.phase(), code);
    }

    private long check(Shop shop) throws SQLException {
        try (Connection connection = shop.administer("inchworm-demo-check")) {
            return FinalCheck.run(oracle, connection, true);
        }
    }

    private void tidy(Path folder, DemoServers servers) throws IOException {
        if (options.isKept()) {
            screen.tell("kept: packet %s, server data %s"
                    .formatted(folder, servers.primary().data()));
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
