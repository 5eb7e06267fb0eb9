// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import dev.inchworm.cli.demo.oracle.Effect;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Which sides of an order a statement writes. */
public enum Shape {
    /** The old column. */
    OLD("total_amount = ?", "total_amount", "?", "total_amount = excluded.total_amount"),
    /** Both; a currency that is there stays. */
    BOTH(
            "total_amount = ?, total_amount_minor = ?, currency = coalesce(currency, 'USD')",
            "total_amount, total_amount_minor, currency",
            "?, ?, 'USD'",
            "total_amount = excluded.total_amount, total_amount_minor = excluded.total_amount_minor,"
                    + " currency = coalesce(orders.currency, 'USD')"),
    /** The new columns. */
    NEW(
            "total_amount_minor = ?, currency = ?",
            "total_amount_minor, currency",
            "?, ?",
            "total_amount_minor = excluded.total_amount_minor, currency = excluded.currency");

    private final String assignments;
    private final String columns;
    private final String values;
    private final String replacements;

    Shape(String assignments, String columns, String values, String replacements) {
        this.assignments = assignments;
        this.columns = columns;
        this.values = values;
        this.replacements = replacements;
    }

    /** Whether the old column is among them. */
    public boolean writesOld() {
        return this != NEW;
    }

    /** Whether the new columns are among them. */
    public boolean writesNew() {
        return this != OLD;
    }

    /** Sets the total; the parameters of {@link #bind}, operation id, key. Returns the version. */
    public String update() {
        return "update orders set " + assignments + ", last_op = ?, row_version = row_version + 1 where id = ?"
                + " returning row_version";
    }

    /** Inserts; the parameters of {@link #bind}, operation id, key, customer. Returns the version. */
    public String insert() {
        return "insert into orders(" + columns + ", last_op, id, customer_id, row_version) values (" + values
                + ", ?, ?, ?, 1) returning row_version";
    }

    /** Inserts or replaces the total; parameters and result as {@link #insert}. */
    public String upsert() {
        return "insert into orders(" + columns + ", last_op, id, customer_id, row_version) values (" + values
                + ", ?, ?, ?, 1) on conflict (id) do update set " + replacements
                + ", last_op = excluded.last_op, row_version = orders.row_version + 1 returning row_version";
    }

    /** Fills the parameters of a total and returns the index of the next parameter. */
    public int bind(PreparedStatement statement, long total, String currency) throws SQLException {
        statement.setLong(1, total);
        return switch (this) {
            case OLD -> 2;
            case BOTH -> {
                statement.setLong(2, total);
                yield 3;
            }
            case NEW -> {
                statement.setString(2, currency);
                yield 3;
            }
        };
    }

    /** What such a write does to the row. */
    public Effect effect(long total, String currency) {
        return this == NEW ? Effect.total(total, currency) : Effect.total(total);
    }
}
