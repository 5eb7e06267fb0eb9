// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.postgresql.probe.HeldLocks.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Looks at the locks of another session again and again while that one runs a statement. Each look is a transaction of
 * its own, so that the statement never waits for it.
 */
final class Watcher implements AutoCloseable {

    private final Connection own;
    private final int pid;
    private final Set<Held> seen = ConcurrentHashMap.newKeySet();
    private final Thread looking = new Thread(this::look, "inchworm probe watcher");
    private volatile boolean isOver;
    private final CountDownLatch started = new CountDownLatch(1);

    private Watcher(Connection own, int pid) {
        this.own = own;
        this.pid = pid;
        looking.setDaemon(true);
    }

    /** Starts to look; {@code own} is closed in the end. Returns once it is at it. */
    static Watcher start(Connection own, int pid) throws SQLException {
        own.setAutoCommit(true);
        Watcher watcher = new Watcher(own, pid);
        watcher.looking.start();
        watcher.awaitStart();
        return watcher;
    }

    private void awaitStart() {
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            while (!isOver) {
                seen.addAll(HeldLocks.of(own, pid));
                started.countDown();
            }
        } catch (SQLException e) {
            seen.clear();
        } finally {
            started.countDown();
        }
    }

    /** Everything that was seen at any time; empty where the statement was over before a look fell into it. */
    Set<Held> seen() {
        return new LinkedHashSet<>(seen);
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.close();
    }
}
