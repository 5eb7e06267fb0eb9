// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An expression as the server understood it: its own deparse, with the places where columns stand kept apart.
 *
 * @param pieces text, column, text, column, ..., text: every second piece is a column's unquoted name, so the number of
 *     pieces is odd
 * @param isTotal whether it is proven that no value of its columns makes it fail
 */
public record Expression(List<String> pieces, boolean isTotal) {

    /** Copies the pieces and checks their number. */
    public Expression {
        pieces = List.copyOf(pieces);
        if (pieces.size() % 2 == 0) {
            throw new IllegalArgumentException("pieces must be odd in number, were " + pieces.size());
        }
    }

    /** An expression that reads no column. */
    public static Expression constant(String sql) {
        return new Expression(List.of(sql), true);
    }

    /** The expression as SQL, each column written by {@code column} (given unquoted, returned as SQL). */
    public String sql(UnaryOperator<String> column) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            sql.append(i % 2 == 0 ? pieces.get(i) : column.apply(pieces.get(i)));
        }
        return sql.toString();
    }

    /** The unquoted names of the columns it reads, each once, in order. */
    public List<String> reads() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < pieces.size(); i += 2) {
            if (!names.contains(pieces.get(i))) {
                names.add(pieces.get(i));
            }
        }
        return names;
    }
}
