// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.route.Side;
import dev.inchworm.engine.phase.Sensing;
import dev.inchworm.engine.sensor.CoverageGap;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.sensor.Strangers;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.UsageTable;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The live system as the steps and gates see it. Used by one thread at a time. */
final class Senses implements Sensing, AutoCloseable {

    /** What happens now is written a little later. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final String migration;
    private final Session session;
    private final Replicas replicas;
    private final Figures figures;
    private final UsageTable usage;

    Senses(Desk desk, Plan plan) {
        this.migration = plan.migration();
        this.session = desk.session("inchworm:sense");
        this.usage = new UsageTable(desk.dialect(), migration);
        this.figures = new Figures(desk.dialect(), migration);
        this.replicas =
                new Replicas(desk.session("inchworm:replicas"), desk.settings().replicas(), System::nanoTime);
    }

    @Override
    public List<String> written(String kind, Instant since) {
        Tally.Kind counted = Arrays.stream(Tally.Kind.values())
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElseThrow();
        return session.inTransaction(
                Engine.shortTimeouts(),
                tx -> new Tally(migration)
                        .since(tx, counted, since).stream()
                                .map(Tally.Writers::line)
                                .toList());
    }

    @Override
    public List<String> strangers(Instant since) {
        return session.inTransaction(
                Engine.shortTimeouts(),
                tx ->
                        Strangers.among(new Tally(migration).since(tx, Tally.Kind.OLD_WRITER, since), figures.read(tx))
                                .stream()
                                .map(Strangers::line)
                                .toList());
    }

    @Override
    public Reading reading() {
        return session.inTransaction(Engine.shortTimeouts(), figures::read);
    }

    @Override
    public Usage oldUsed(Duration window) {
        return judged(reading -> oldUsed(reading, window));
    }

    private Usage oldUsed(Reading reading, Duration window) {
        return session.inTransaction(Engine.shortTimeouts(), tx -> {
            if (!usage.isThere(tx)) {
                return new Usage(Optional.of(new CoverageGap("the journal keeps no usage yet", false)), List.of());
            }
            List<String> users = new ArrayList<>(lines(reading.usersOfOld()));
            usage.newest(tx, Side.OLD, reading.at().minus(window).minus(SLACK)).ifPresent(use -> users.add(use.line()));
            return new Usage(CoverageGap.find(reading, usage.coverage(tx), window), users);
        });
    }

    @Override
    public Usage newUsed() {
        return judged(Senses::newUsed);
    }

    private static Usage newUsed(Reading reading) {
        Optional<CoverageGap> gap = reading.instances().isEmpty()
                ? Optional.of(new CoverageGap("no instance registers", false))
                : Optional.empty();
        return new Usage(gap, lines(reading.usersOfNew()));
    }

    /** A report that nobody can read measures nothing. */
    private Usage judged(Function<Reading, Usage> judge) {
        Reading reading;
        try {
            reading = reading();
        } catch (IllegalStateException e) {
            return new Usage(
                    Optional.of(new CoverageGap("reports cannot be read: " + e.getMessage(), false)), List.of());
        }
        return judge.apply(reading);
    }

    private static List<String> lines(List<Instance> users) {
        return users.stream()
                .map(each -> "instance %s, release %s, %s"
                        .formatted(
                                each.name(),
                                each.release(),
                                each.presence().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public long position() {
        return replicas.isEmpty() ? 0 : replicas.position();
    }

    @Override
    public Optional<String> replicasBehind(long position) {
        return replicas.isEmpty() ? Optional.empty() : replicas.missing(position);
    }

    @Override
    public void close() {
        session.close();
        replicas.close();
    }
}
