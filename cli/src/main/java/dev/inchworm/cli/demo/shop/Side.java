// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import dev.inchworm.cli.demo.oracle.Seen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The side of an order that a statement reads. */
public enum Side {
    /** The old column. */
    OLD("total_amount"),
    /** The new columns. */
    NEW("total_amount_minor, currency");

    private final String columns;

    Side(String columns) {
        this.columns = columns;
    }

    /** Reads an order by its key. */
    public String select() {
        return "select row_version, " + columns + " from orders where id = ?";
    }

    /** Reads and locks an order by its key. */
    public String selectForUpdate() {
        return select() + " for update";
    }

    /** What the current row of a result says about this side; it may have more columns. */
    public Seen seen(ResultSet row) throws SQLException {
        long version = row.getLong("row_version");
        long total = row.getLong(this == OLD ? "total_amount" : "total_amount_minor");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
        Optional<String> currency =
                this == OLD ? Optional.empty() : Optional.of(String.valueOf(row.getString("currency")));
        return new Seen(version, known, currency);
    }
}
