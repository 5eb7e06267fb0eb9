// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.shop;

import dev.inchworm.cli.demo.oracle.Seen;
import dev.inchworm.core.route.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of one side of an order. */
public enum Columns {
    /** The old column. */
    OLD("total_amount"),
    /** The new columns. */
    NEW("total_amount_minor, currency");

    private final String columns;

    Columns(String columns) {
        this.columns = columns;
    }

    /** Those of that side. */
    public static Columns of(Side side) {
        return side == Side.OLD ? OLD : NEW;
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
