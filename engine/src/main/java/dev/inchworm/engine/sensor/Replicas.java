// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far each listed replica has come.
 *
 * <p>A replica's lag is the age of the newest position of the primary's log, of those we saw, that it has replayed; so
 * it is known only from the second measurement on, and an idle primary does not make it grow.
 *
 * <p>Safe for use by several threads.
 */
public final class Replicas implements AutoCloseable {

    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final ReplicaList list;
    private final LongSupplier nanoTime;
    private final Session primary;
    private final List<Session> replicas = new ArrayList<>();
    private final LogSamples samples = new LogSamples();

    /** Asks {@code primary}, which is its own from now on, and the replicas of {@code list}. */
    public Replicas(Session primary, ReplicaList list, LongSupplier nanoTime) {
        this.primary = primary;
        this.list = list;
        this.nanoTime = nanoTime;
        for (Endpoint endpoint : list.endpoints()) {
            replicas.add(new Session(primary.dialect(), endpoint, "inchworm-replica"));
        }
    }

    /**
     * Where one replica stands.
     *
     * @param name for people
     * @param lag how far it is behind, if that can be measured; where there is a problem, at least
     * @param replayed its position, if it can be read
     * @param problem why nobody may rely on it, if so
     */
    public record Standing(String name, Optional<Duration> lag, Optional<Long> replayed, Optional<String> problem) {}

    /** Whether there is anything to measure. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The primary's position now: a replica that has replayed it has everything committed before. */
    public synchronized long position() {
        long written = primary.inRolledBack(
                TIMEOUTS, transaction -> dialect().sensors().written(transaction));
        samples.add(nanoTime.getAsLong(), written);
        return written;
    }

    /** Measures all of them once; a replica that cannot be read is a problem of its own, never left out. */
    public synchronized List<Standing> measure() {
        List<Standing> standings = new ArrayList<>();
        if (list.isEmpty()) {
            return standings;
        }
        attachedTooFew().ifPresent(standings::add);
        if (replicas.isEmpty()) {
            return standings;
        }
        position();
        for (int i = 0; i < replicas.size(); i++) {
            standings.add(measure(list.endpoints().get(i).url().toString(), replicas.get(i)));
        }
        return standings;
    }

    /** The first reason why not all of them are known to have replayed {@code position}; empty if they have. */
    public synchronized Optional<String> missing(long position) {
        for (Standing standing : measure()) {
            if (standing.replayed().isPresent()) {
                long replayed = standing.replayed().get();
                if (replayed < position) {
                    return Optional.of("%s has replayed up to %d of %d".formatted(standing.name(), replayed, position));
                }
            } else if (standing.problem().isPresent()) {
                return Optional.of(standing.name() + ": " + standing.problem().get());
            }
        }
        return Optional.empty();
    }

    private Optional<Standing> attachedTooFew() {
        int wanted = Math.max(list.count(), list.endpoints().size());
        int attached = primary.inRolledBack(
                TIMEOUTS, transaction -> dialect().sensors().attached(transaction));
        if (attached >= wanted) {
            return Optional.empty();
        }
        return Optional.of(new Standing(
                "replicas",
                Optional.empty(),
                Optional.empty(),
                Optional.of("%d attached, %d listed".formatted(attached, wanted))));
    }

    private Standing measure(String name, Session session) {
        Measured<Long> position = Measured.by(() -> session.inRolledBack(
                TIMEOUTS, transaction -> dialect().sensors().replayed(transaction)));
        if (position instanceof Measured.Value<Long> known) {
            long now = nanoTime.getAsLong();
            Optional<Duration> lag = samples.lag(now, known.known());
            Duration reach = samples.reach(now);
            Optional<String> problem = lag.isPresent()
                    ? Optional.empty()
                    : Optional.of("its lag is not known yet, at least %d ms".formatted(reach.toMillis()));
            return new Standing(name, lag.or(() -> Optional.of(reach)), Optional.of(known.known()), problem);
        }
        String why = position instanceof Measured.Unreadable<Long> unreadable ? unreadable.why() : "";
        return new Standing(name, Optional.empty(), Optional.empty(), Optional.of("cannot be read: " + why));
    }

    private Dialect dialect() {
        return primary.dialect();
    }

    @Override
    public synchronized void close() {
        primary.close();
        replicas.forEach(Session::close);
    }
}
