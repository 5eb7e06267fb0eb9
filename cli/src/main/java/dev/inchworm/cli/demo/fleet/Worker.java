// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.oracle.RowHistory;
import dev.inchworm.cli.demo.oracle.Seen;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shape;
import dev.inchworm.cli.demo.shop.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Does one operation after the other and tells the oracle what came of it. */
final class Worker {
    private final Release release;
    private final Traffic traffic;
    private final Client client;
    private final Client preparing;
    private final News news;
    private final Figures figures;

    Worker(Release release, Traffic traffic, Clients clients, News news, Figures figures) {
        this.release = release;
        this.traffic = traffic;
        this.client = clients.plain();
        this.preparing = clients.preparing();
        this.news = news;
        this.figures = figures;
    }

    /**
     * The two kinds of clients an instance has.
     *
     * @param plain has prepared statements as the driver thinks best
     * @param preparing prepares each statement on the server at its first use
     */
    record Clients(Client plain, Client preparing) {}

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
        return switch (news.stage()) {
            case OFF, DUALWRITE -> false;
            case SHADOW, LIVE, RAMPDOWN, COMPLETE -> true;
        };
    }

    private Side side(long customer) {
        return switch (release) {
            case V1 -> Side.OLD;
            case V2 -> news.readsNew(customer) ? Side.NEW : Side.OLD;
            case V3 -> Side.NEW;
        };
    }

    private void read(Kind kind, long key) {
        Oracle oracle = traffic.oracle();
        RowHistory history = oracle.history(key);
        Side side = side(history.customer());
        long since = history.acknowledged();
        long began = System.nanoTime();
        try {
            Optional<Seen> seen = kind == Kind.READ_STAR
                    ? preparing.read(open -> Statements.read(open, side, "select * from orders where id = ?", key))
                    : client.read(open -> Statements.read(open, side, side.select(), key));
            long took = System.nanoTime() - began;
            traffic.latencies().read(took);
            figures.read(side, took);
            oracle.read(key, history, since, seen);
            if (release == Release.V2 && kind == Kind.READ && compares()) {
                compare(key, side, seen);
            }
        } catch (SQLException e) {
            figures.readFailed(side);
            oracle.fail(release.label() + " " + kind + " of key " + key, e);
        }
    }

    private boolean compares() {
        return switch (news.stage()) {
            case SHADOW, LIVE -> true;
            case OFF, DUALWRITE, RAMPDOWN, COMPLETE -> false;
        };
    }

    /** Reads the other side in the dark; counts a difference where both reads saw the same version. */
    private void compare(long key, Side served, Optional<Seen> seen) throws SQLException {
        Side dark = served == Side.OLD ? Side.NEW : Side.OLD;
        long began = System.nanoTime();
        Optional<Seen> other = client.read(open -> Statements.read(open, dark, dark.select(), key));
        figures.read(dark, System.nanoTime() - began);
        boolean isSameVersion = seen.isPresent()
                && other.isPresent()
                && seen.get().version() == other.get().version();
        if (isSameVersion && !seen.get().total().equals(other.get().total())) {
            figures.diverge();
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
            figures.write(took);
        } catch (SQLException e) {
            figures.writeFailed();
            traffic.oracle().fail(release.label() + " " + kind + " of key " + key, e);
        }
    }

    private Optional<Written> run(Write write, Connection transaction) throws SQLException {
        Statements statements = write.statements();
        long customer = write.history().customer();
        Shape shape = release.writes(news.stage());
        return switch (write.kind()) {
            case READ, READ_STAR -> Optional.empty();
            case TOTAL -> statements.setTotal(transaction, shape);
            case TOUCH -> statements.touch(transaction);
            case LOCKED -> statements.addLocked(transaction, shape, side(customer), write::see);
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
