// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loopback proxy before a PostgreSQL server that loses connections at the worst moment: just before a commit reaches
 * the server, or after it took effect and before the client hears of it.
 *
 * <p>A commit is a COMMIT, or a writing statement outside of a transaction; reads and settings do not count. Both
 * simple and prepared statements are understood; TLS is declined. Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final CutPlan plan = new CutPlan();
    private final Set<ProxiedSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean isRefusing;

    private TcpProxy(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /** A proxy before the server at {@code port} of this machine. */
    public static TcpProxy to(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            ServerSocket listener = new ServerSocket(0, 50, loopback);
            TcpProxy proxy = new TcpProxy(listener, new InetSocketAddress(loopback, port));
            start(proxy::accept, "inchworm-proxy");
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts the connection on which the {@code n}-th commit from now is sent, before the server sees it. */
    public void cutBeforeCommit(int n) {
        plan.arm(n, CutPlan.Moment.BEFORE);
    }

    /** Cuts the connection on which the {@code n}-th commit from now is sent, once the server has answered it. */
    public void cutAfterCommit(int n) {
        plan.arm(n, CutPlan.Moment.AFTER);
    }

    /** Whether the cut that was asked for last has been made. */
    public boolean hasCut() {
        return plan.isDone();
    }

    /** Commits seen since the proxy began or a cut was asked for last. */
    public int commits() {
        return plan.commits();
    }

    /** Cuts all connections at once; new ones are taken. */
    public void cutAll() {
        sessions.forEach(ProxiedSession::cut);
    }

    /** Holds every byte back, both ways. */
    public void pause() {
        plan.pause();
    }

    /** Lets bytes through again. */
    public void resume() {
        plan.resume();
    }

    /** Refuses new connections from now on, or takes them again. */
    public void refuse(boolean refuses) {
        isRefusing = refuses;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            plan.resume();
            cutAll();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or one connection came to nothing; its client sees it cut.
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (isRefusing) {
            client.close();
            return;
        }
        Socket upstream = new Socket();
        try {
            upstream.connect(server);
        } catch (IOException e) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        ProxiedSession session = new ProxiedSession(client, upstream, plan, sessions::remove);
        sessions.add(session);
        start(session::pumpToServer, "inchworm-proxy-to-server");
        start(session::pumpToClient, "inchworm-proxy-to-client");
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
