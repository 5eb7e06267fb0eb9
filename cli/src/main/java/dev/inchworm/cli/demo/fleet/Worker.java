// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.oracle.RowHistory;
import dev.inchworm.cli.demo.oracle.Seen;
import dev.inchworm.cli.demo.shop.Columns;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shape;
import dev.inchworm.sdk.MigrationHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Does one operation after the other and tells the oracle what came of it. */
final class Worker {
    private final Release release;
    private final Traffic traffic;
    private final Client client;
    private final Readers readers;
    private final MigrationHandle handle;

    Worker(Release release, Traffic traffic, Readers.Clients clients, MigrationHandle handle) {
        this.release = release;
        this.traffic = traffic;
        this.client = clients.plain();
        this.readers = new Readers(release, handle, clients);
        this.handle = handle;
    }

    /** Does the next operation of {@code seat}. */
    void work(Seat seat) {
        Kind kind = seat.kind();
        if (release == Release.V3 && !newIsFilled() && (kind.isRead() || kind == Kind.LOCKED)) {
            kind = Kind.TOTAL;
        }
        if (kind.isRead()) {
            read(kind, seat.key(kind, traffic.keys()));
        } else {
            write(kind, seat);
        }
    }

    /** A canary of the new code writes before the past is copied, but reads only once it is. */
    private boolean newIsFilled() {
        return switch (traffic.position().get().phase().stage()) {
            case OFF, DUALWRITE -> false;
            case SHADOW, LIVE, RAMPDOWN, COMPLETE -> true;
        };
    }

    private void read(Kind kind, long key) {
        Oracle oracle = traffic.oracle();
        RowHistory history = oracle.history(key);
        long since = history.acknowledged();
        long began = System.nanoTime();
        try {
            Optional<Seen> seen = readers.read(kind, new Readers.OrderKey(key, history.customer()));
            traffic.latencies().read(System.nanoTime() - began);
            oracle.read(key, history, since, seen);
        } catch (SQLException e) {
            oracle.fail(release.label() + " " + kind + " of key " + key, e);
        }
    }

    private void write(Kind kind, Seat seat) {
        long key = switch (kind) {
            case INSERT, INSERT_DEFAULT -> traffic.keys().next();
            case UPSERT -> seat.chance(30) ? traffic.keys().nextLasting() : seat.key(kind, traffic.keys());
            default -> seat.key(kind, traffic.keys());
        };
        Statements statements = seat.operation(key);
        long began = System.nanoTime();
        try {
            new Write(traffic, client, kind, statements).run(this::run);
            long took = System.nanoTime() - began;
            traffic.latencies().write(took);
            handle.wrote(took, true);
        } catch (SQLException e) {
            handle.wrote(System.nanoTime() - began, false);
            traffic.oracle().fail(release.label() + " " + kind + " of key " + key, e);
        }
    }

    private Optional<Written> run(Write write, Connection transaction) throws SQLException {
        Statements statements = write.statements();
        long customer = write.history().customer();
        Shape shape = release.writes(handle.writesOld(), handle.writesNew());
        return switch (write.kind()) {
            case READ, READ_STAR -> Optional.empty();
            case TOTAL -> statements.setTotal(transaction, shape);
            case TOUCH -> statements.touch(transaction);
            case LOCKED -> statements.addLocked(transaction, shape, Columns.of(handle.side(customer)), write::see);
            case INSERT -> statements.insert(transaction, shape, customer);
            case INSERT_DEFAULT ->
                release == Release.V1
                        ? statements.insertDefault(transaction, customer)
                        : statements.insert(transaction, shape, customer);
            case UPSERT -> statements.upsert(transaction, shape, customer);
            case DELETE -> statements.delete(transaction);
            case MOVE -> statements.move(transaction, write.moveTo());
            case SAVEPOINT -> statements.savepoint(transaction, shape);
            case ROLLBACK -> write.abandon(statements.setTotal(transaction, shape));
        };
    }
}
