// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** One client's connection through the proxy, message by message. */
final class ProxiedSession {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LENGTH_BYTES = 4;
    private static final int RESET_ON_CLOSE = 0;

    private final Socket client;
    private final Socket server;
    private final CutPlan plan;
    private final Consumer<ProxiedSession> ended;
    private final CommitWatch watch = new CommitWatch();
    private volatile boolean isDeaf;

    ProxiedSession(Socket client, Socket server, CutPlan plan, Consumer<ProxiedSession> ended) {
        this.client = client;
        this.server = server;
        this.plan = plan;
        this.ended = ended;
    }

    /** Carries what the client says until either side ends or the plan cuts. */
    void pumpToServer() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            carryStartup(in, out, client.getOutputStream());
            boolean goesOn = true;
            while (goesOn) {
                goesOn = carryToServer(in, out);
            }
        } catch (IOException e) {
            // One side has gone: so does the other, below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    /** Carries what the server says; once deaf, only waits for the answer that the client must not hear. */
    void pumpToClient() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            boolean goesOn = true;
            while (goesOn) {
                goesOn = carryToClient(in, out);
            }
        } catch (IOException e) {
            // One side has gone: so does the other, below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    /** Cuts both sides; the client sees a reset. */
    void cut() {
        ended.accept(this);
        try {
            client.setSoLinger(true, RESET_ON_CLOSE);
            client.close();
        } catch (IOException e) {
            // Closed already.
        }
        try {
            server.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    private void carryStartup(DataInputStream in, DataOutputStream out, OutputStream back) throws IOException {
        while (true) {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - LENGTH_BYTES);
            int code = new DataInputStream(new ByteArrayInputStream(body)).readInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                back.write('N');
                back.flush();
                continue;
            }
            out.writeInt(length);
            out.write(body);
            out.flush();
            return;
        }
    }

    private boolean carryToServer(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        int type = in.read();
        if (type < 0) {
            return false;
        }
        byte[] body = in.readNBytes(in.readInt() - LENGTH_BYTES);
        plan.awaitResume();
        if (watch.isCommit((char) type, body)) {
            switch (plan.atCommit()) {
                case BEFORE -> {
                    return false;
                }
                case AFTER -> isDeaf = true;
                case NOT_NOW -> {}
            }
        }
        write(out, type, body);
        return true;
    }

    private boolean carryToClient(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        int type = in.read();
        if (type < 0) {
            return false;
        }
        byte[] body = in.readNBytes(in.readInt() - LENGTH_BYTES);
        plan.awaitResume();
        boolean isReady = type == 'Z';
        if (isReady) {
            watch.readyForQuery((char) body[0]);
        }
        if (isDeaf) {
            return !isReady;
        }
        write(out, type, body);
        return true;
    }

    private static void write(DataOutputStream out, int type, byte[] body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 5);
        DataOutputStream fields = new DataOutputStream(message);
        fields.writeByte(type);
        fields.writeInt(body.length + LENGTH_BYTES);
        fields.write(body);
        out.write(message.toByteArray());
        out.flush();
    }
}
