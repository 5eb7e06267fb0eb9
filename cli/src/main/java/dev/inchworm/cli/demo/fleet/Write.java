// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.oracle.RowHistory;
import dev.inchworm.cli.demo.oracle.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One write from its choice to what the oracle is told of it. */
final class Write {
    private final Traffic traffic;
    private final Client client;
    private final Kind kind;
    private final Statements statements;
    private final RowHistory history;
    private final long since;
    private final long moveTo;
    private boolean isAbandoned;
    private Optional<Seen> seen = Optional.empty();

    Write(Traffic traffic, Client client, Kind kind, Statements statements) {
        this.traffic = traffic;
        this.client = client;
        this.kind = kind;
        this.statements = statements;
        this.history = traffic.oracle().history(statements.key());
        this.since = history.acknowledged();
        this.moveTo = kind == Kind.MOVE ? traffic.keys().nextLasting() : statements.key();
    }

    /** Says it to the database. */
    @FunctionalInterface
    interface Statement {
        Optional<Written> run(Write write, Connection transaction) throws SQLException;
    }

    Kind kind() {
        return kind;
    }

    Statements statements() {
        return statements;
    }

    RowHistory history() {
        return history;
    }

    long moveTo() {
        return moveTo;
    }

    void see(Optional<Seen> row) {
        seen = row;
    }

    /** Ends a transaction that was never meant to be committed. */
    Optional<Written> abandon(Optional<Written> written) {
        isAbandoned = written.isPresent();
        return Optional.empty();
    }

    void run(Statement statement) throws SQLException {
        boolean removes = kind == Kind.DELETE || kind == Kind.MOVE;
        long key = statements.key();
        Oracle oracle = traffic.oracle();
        if (removes) {
            oracle.beginRemoval(key);
        }
        Optional<Written> written =
                client.write(statements.operation(), transaction -> statement.run(this, transaction));
        if (removes && written.isEmpty()) {
            oracle.endRemoval(key);
        }
        if (written.isPresent()) {
            acknowledge(oracle, key, written.get());
        } else if (!isAbandoned) {
            oracle.absent(key);
        }
        if (seen.isPresent()) {
            oracle.read(key, history, since, seen);
        }
    }

    private void acknowledge(Oracle oracle, long key, Written written) {
        switch (kind) {
            case MOVE -> {
                oracle.acknowledgeMove(key, moveTo, history, written.version());
                traffic.keys().publish(moveTo);
            }
            case INSERT, INSERT_DEFAULT -> {
                oracle.acknowledge(key, history, written.version(), written.effect());
                traffic.keys().publish(key);
            }
            default -> oracle.acknowledge(key, history, written.version(), written.effect());
        }
    }
}
