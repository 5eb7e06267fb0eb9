// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.phase.Sensing;
import dev.inchworm.engine.sensor.Figures;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.session.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The live system as the steps and gates see it. Used by one thread at a time. */
final class Senses implements Sensing, AutoCloseable {

    private final String migration;
    private final Session session;
    private final Replicas replicas;
    private final Figures figures;

    Senses(Desk desk, Plan plan) {
        this.migration = plan.migration();
        this.session = desk.session("inchworm:sense");
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
    public Usage oldUsed() {
        return usage(Reading::usersOfOld);
    }

    @Override
    public Usage newUsed() {
        return usage(Reading::usersOfNew);
    }

    @Override
    public Reading reading() {
        return session.inTransaction(Engine.shortTimeouts(), figures::read);
    }

    private Usage usage(Function<Reading, List<Instance>> users) {
        Reading reading = reading();
        return new Usage(
                !reading.instances().isEmpty(),
                users.apply(reading).stream()
                        .map(each -> "instance %s, release %s, %s"
                                .formatted(
                                        each.name(),
                                        each.release(),
                                        each.presence().name().toLowerCase(java.util.Locale.ROOT)))
                        .toList());
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
