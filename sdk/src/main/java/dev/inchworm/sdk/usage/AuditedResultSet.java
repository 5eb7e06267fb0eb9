// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result that tells when something watched is read or changed: once for each column, however many rows. */
final class AuditedResultSet extends ChangesByLabel {

    private static final ColumnPlan.Column[][] NOWHERE = {};

    private final AuditedStatement<?> statement;
    private final KnownStatement known;
    private final ColumnPlan plan;
    private final boolean isWatched;
    private final boolean isRemembered;
    private ColumnPlan.Column @Nullable [][] positions;
    private long read;
    private long changed;

    AuditedResultSet(
            ResultSet target,
            AuditedStatement<?> statement,
            KnownStatement known,
            ColumnPlan plan,
            boolean isRemembered) {
        super(target);
        this.statement = statement;
        this.known = known;
        this.plan = plan;
        this.isWatched = !plan.isEmpty();
        this.isRemembered = isRemembered;
    }

    /** Whoever takes the driver's own result is no longer seen reading what is watched in it. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        T found = super.unwrap(type);
        if (found != this && isWatched) {
            statement.sightings().unwrapped();
        }
        return found;
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        return target.getStatement() == null ? null : statement.self();
    }

    @Override
    void reads(int column) throws SQLException {
        if (isWatched) {
            for (ColumnPlan.Column each : at(column)) {
                read(each);
            }
        }
    }

    @Override
    void reads(String label) throws SQLException {
        if (isWatched) {
            for (ColumnPlan.Column each : plan.columns()) {
                if (each.label().equalsIgnoreCase(label)) {
                    read(each);
                }
            }
        }
    }

    @Override
    void changes(int column) throws SQLException {
        if (isWatched) {
            for (ColumnPlan.Column each : at(column)) {
                change(each);
            }
        }
    }

    @Override
    void changes(String label) throws SQLException {
        if (isWatched) {
            for (ColumnPlan.Column each : plan.columns()) {
                if (each.label().equalsIgnoreCase(label)) {
                    change(each);
                }
            }
        }
    }

    private void read(ColumnPlan.Column column) throws SQLException {
        if ((read & column.bit()) == 0) {
            read |= column.bit();
            statement.sightings().touches(known, column.read());
        }
    }

    private void change(ColumnPlan.Column column) throws SQLException {
        if ((changed & column.bit()) == 0) {
            changed |= column.bit();
            statement.sightings().touches(known, column.write());
        }
    }

    private ColumnPlan.Column[] at(int column) {
        ColumnPlan.Column[][] found = positions;
        if (found == null) {
            found = resolved();
            positions = found;
        }
        return column > 0 && column <= found.length ? found[column - 1] : ColumnPlan.NO_COLUMNS;
    }

    private ColumnPlan.Column[][] resolved() {
        try {
            return isRemembered ? plan.positions(target) : plan.found(target.getMetaData());
        } catch (SQLException | RuntimeException e) {
            statement.sightings().failed();
            return NOWHERE;
        }
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        return watched(super.getObject(column));
    }

    @Override
    public @Nullable Object getObject(String label) throws SQLException {
        return watched(super.getObject(label));
    }

    @Override
    public @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return watched(super.getObject(column, types));
    }

    @Override
    public @Nullable Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
        return watched(super.getObject(label, types));
    }

    private @Nullable Object watched(@Nullable Object value) {
        return value instanceof ResultSet cursor ? statement.cursor(cursor) : value;
    }
}
