// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a statement's result hold something watched.
 *
 * <p>Labels come from the statement's text. Positions are found by the result's own labels, once, and again when a star
 * has more or fewer columns; the driver is never asked for what it would have to ask the server. Safe for use by
 * several threads.
 */
final class ColumnPlan {

    /** A result that holds nothing watched. */
    static final ColumnPlan NONE = new ColumnPlan(List.of(), true);

    /** No column. */
    static final Column[] NO_COLUMNS = {};

    private static final int BITS = 63;

    private final Column[] columns;
    private final boolean isFixed;
    private volatile Column[][] positions = {};

    /**
     * A column of a result.
     *
     * @param label in lower case
     * @param bit a bit of its own; 0 for those beyond the first {@value ColumnPlan#BITS}
     * @param read what reading it is
     * @param write what changing it is
     */
    record Column(String label, long bit, Touch read, Touch write) {}

    private ColumnPlan(List<Column> columns, boolean isFixed) {
        this.columns = columns.toArray(Column[]::new);
        this.isFixed = isFixed;
    }

    /** The result of a statement: under the labels that its text gives; fixed if its text names every column. */
    static ColumnPlan ofResult(KnownStatement statement, Collection<Mention> mentions, boolean isFixed) {
        List<Column> columns = new ArrayList<>();
        mentions.forEach(mention -> add(columns, statement, mention.watched(), mention.labels()));
        return made(columns, isFixed);
    }

    /** The keys that a statement generates may be all columns of its table, under their names. */
    static ColumnPlan ofKeys(KnownStatement statement, Collection<Mention> mentions) {
        return named(statement, mentions.stream().map(Mention::watched).toList());
    }

    /** A result whose statement is not known, as of a cursor that a function gave: all that is watched, by name. */
    static ColumnPlan ofCursor(KnownStatement statement, WatchList watches) {
        return named(statement, watches.all());
    }

    private static ColumnPlan named(KnownStatement statement, List<Watched> all) {
        List<Column> columns = new ArrayList<>();
        all.forEach(watched -> add(columns, statement, watched, Set.of(watched.column())));
        return made(columns, false);
    }

    private static void add(List<Column> columns, KnownStatement statement, Watched watched, Set<String> labels) {
        if (watched.isWhole()) {
            return;
        }
        Touch read = statement.touch(watched, Access.READ);
        Touch write = statement.touch(watched, Access.WRITE);
        for (String label : labels) {
            columns.add(new Column(label, columns.size() < BITS ? 1L << columns.size() : 0, read, write));
        }
    }

    private static ColumnPlan made(List<Column> columns, boolean isFixed) {
        return columns.isEmpty() ? NONE : new ColumnPlan(columns, isFixed);
    }

    boolean isEmpty() {
        return columns.length == 0;
    }

    /** All that may be in the result; not to be changed. */
    Column[] columns() {
        return columns;
    }

    /** What is watched in {@code result}, by position from 0: as remembered if it must have as many columns as then. */
    Column[][] positions(ResultSet result) throws SQLException {
        Column[][] known = positions;
        if (isFixed && known.length > 0) {
            return known;
        }
        ResultSetMetaData data = result.getMetaData();
        if (known.length != data.getColumnCount()) {
            known = found(data);
            positions = known;
        }
        return known;
    }

    /** What is watched in {@code result}, by position from 0, looked up now. */
    Column[][] found(ResultSetMetaData data) throws SQLException {
        Column[][] found = new Column[data.getColumnCount()][];
        for (int i = 0; i < found.length; i++) {
            String label = data.getColumnLabel(i + 1);
            found[i] = Arrays.stream(columns)
                    .filter(column -> column.label().equalsIgnoreCase(label))
                    .toArray(Column[]::new);
        }
        return found;
    }
}
