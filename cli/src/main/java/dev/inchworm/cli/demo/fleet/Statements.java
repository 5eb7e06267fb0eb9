// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Effect;
import dev.inchworm.cli.demo.oracle.Seen;
import dev.inchworm.cli.demo.shop.Columns;
import dev.inchworm.cli.demo.shop.Shape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The statements of one operation on one order.
 *
 * @param operation the operation's id
 * @param key the order
 * @param total the total to write
 * @param currency the currency to write, by code that knows of it
 */
record Statements(UUID operation, long key, long total, String currency) {
    private static final int LINES = 2;

    static Optional<Seen> read(Connection transaction, Columns columns, String sql, long key) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setLong(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(columns.seen(row)) : Optional.empty();
            }
        }
    }

    Optional<Written> setTotal(Connection transaction, Shape shape) throws SQLException {
        return setTotal(transaction, shape, total);
    }

    Optional<Written> setTotal(Connection transaction, Shape shape, long sum) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(shape.update())) {
            int next = shape.bind(update, sum, currency);
            update.setObject(next, operation);
            update.setLong(next + 1, key);
            return version(update).map(version -> new Written(key, version, shape.effect(sum, currency)));
        }
    }

    Optional<Written> savepoint(Connection transaction, Shape shape) throws SQLException {
        Optional<Written> written = setTotal(transaction, shape);
        Savepoint savepoint = transaction.setSavepoint();
        setTotal(transaction, shape, total + 1);
        transaction.rollback(savepoint);
        return written;
    }

    Optional<Written> touch(Connection transaction) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update orders set status = 'packed', last_op = ?, row_version = row_version + 1 where id = ?"
                        + " returning row_version")) {
            update.setObject(1, operation);
            update.setLong(2, key);
            return version(update).map(version -> new Written(key, version, Effect.touch()));
        }
    }

    Optional<Written> delete(Connection transaction) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from orders where id = ? returning row_version + 1")) {
            delete.setLong(1, key);
            return version(delete).map(version -> new Written(key, version, Effect.delete()));
        }
    }

    Optional<Written> move(Connection transaction, long to) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update orders set id = ?, last_op = ?, row_version = row_version + 1 where id = ?"
                        + " returning row_version")) {
            update.setLong(1, to);
            update.setObject(2, operation);
            update.setLong(3, key);
            return version(update).map(version -> new Written(key, version, Effect.touch()));
        }
    }

    Optional<Written> insert(Connection transaction, Shape shape, long customer) throws SQLException {
        Optional<Written> written = put(transaction, shape, shape.insert(), customer);
        addLines(transaction);
        return written;
    }

    Optional<Written> insertDefault(Connection transaction, long customer) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into orders(id, customer_id, last_op, row_version) values (?, ?, ?, 1)"
                        + " returning row_version")) {
            insert.setLong(1, key);
            insert.setLong(2, customer);
            insert.setObject(3, operation);
            return version(insert).map(version -> new Written(key, version, Effect.total(0)));
        }
    }

    Optional<Written> upsert(Connection transaction, Shape shape, long customer) throws SQLException {
        return put(transaction, shape, shape.upsert(), customer);
    }

    private Optional<Written> put(Connection transaction, Shape shape, String sql, long customer) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            int next = shape.bind(insert, total, currency);
            insert.setObject(next, operation);
            insert.setLong(next + 1, key);
            insert.setLong(next + 2, customer);
            return version(insert).map(version -> new Written(key, version, shape.effect(total, currency)));
        }
    }

    private void addLines(Connection transaction) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into order_lines(order_id, line, sku, quantity) select ?, n, 'sku-' || n, 1"
                        + " from generate_series(1, ?) n")) {
            insert.setLong(1, key);
            insert.setInt(2, LINES);
            insert.executeUpdate();
        }
    }

    /** Reads under the row's lock, then adds to what was read. */
    Optional<Written> addLocked(Connection transaction, Shape shape, Columns columns, SeenBefore seenBefore)
            throws SQLException {
        Optional<Seen> seen = read(transaction, columns, columns.selectForUpdate(), key);
        seenBefore.accept(seen);
        OptionalLong before = seen.isPresent() ? seen.get().total() : OptionalLong.empty();
        return before.isPresent() ? setTotal(transaction, shape, before.getAsLong() + 1) : Optional.empty();
    }

    /** Takes what was read under the lock. */
    @FunctionalInterface
    interface SeenBefore {
        void accept(Optional<Seen> seen);
    }

    private static Optional<Long> version(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }
}
