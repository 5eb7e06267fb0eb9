// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.engine.session.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives out sessions and remembers them, so that others can tell what waits for us.
 *
 * <p>Safe for use by several threads; each session is used by one.
 */
public final class OwnSessions implements Supplier<Session> {

    private final Supplier<Session> source;
    private final List<Session> given = new CopyOnWriteArrayList<>();

    /** Sessions from {@code source}. */
    public OwnSessions(Supplier<Session> source) {
        this.source = source;
    }

    @Override
    public Session get() {
        Session session = source.get();
        given.add(session);
        return session;
    }

    /** The server's numbers of all sessions given out that were used. */
    public Set<Long> pids() {
        return given.stream().map(Session::pid).filter(pid -> pid != 0).collect(Collectors.toUnmodifiableSet());
    }
}
