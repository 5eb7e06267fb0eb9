// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** The smallest pooler there is: one session of the server, lent to its clients a transaction at a time. */
final class SharedSessions implements AutoCloseable {

    private static final int PROTOCOL = 196_608;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ReentrantLock lent = new ReentrantLock(true);
    private final Socket server;
    private final DataInputStream fromServer;
    private final DataOutputStream toServer;
    private final byte[] greeting;

    SharedSessions(int port, String database, String user) throws IOException {
        server = new Socket(InetAddress.getLoopbackAddress(), port);
        fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        toServer = new DataOutputStream(server.getOutputStream());
        byte[] names = ("user\0" + user + "\0database\0" + database + "\0client_encoding\0UTF8\0DateStyle\0ISO\0\0")
                .getBytes(StandardCharsets.UTF_8);
        toServer.writeInt(names.length + 8);
        toServer.writeInt(PROTOCOL);
        toServer.write(names);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        pump(new DataOutputStream(answer));
        greeting = answer.toByteArray();
        Thread accepting = new Thread(this::accept, "pooler");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread serving = new Thread(() -> serve(client), "pooler client");
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream from = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            DataOutputStream to = new DataOutputStream(client.getOutputStream());
            byte[] startup = new byte[from.readInt() - 4];
            from.readFully(startup);
            to.write(greeting);
            boolean served = true;
            while (served) {
                served = transaction(from, to);
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private boolean transaction(DataInputStream from, DataOutputStream to) throws IOException {
        int type = from.read();
        if (type < 0 || type == 'X') {
            return false;
        }
        lent.lock();
        try {
            while (type >= 0) {
                int length = from.readInt();
                byte[] body = new byte[length - 4];
                from.readFully(body);
                toServer.writeByte(type);
                toServer.writeInt(length);
                toServer.write(body);
                if ((type == 'S' || type == 'Q') && pump(to) == 'I') {
                    return true;
                }
                type = from.read();
            }
            return false;
        } finally {
            lent.unlock();
        }
    }

    /** Hands over what the server says until it is ready again; returns where its transaction stands. */
    private int pump(DataOutputStream to) throws IOException {
        while (true) {
            int type = fromServer.readUnsignedByte();
            int length = fromServer.readInt();
            byte[] body = new byte[length - 4];
            fromServer.readFully(body);
            to.writeByte(type);
            to.writeInt(length);
            to.write(body);
            if (type == 'Z') {
                to.flush();
                return body[0];
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        server.close();
    }
}
