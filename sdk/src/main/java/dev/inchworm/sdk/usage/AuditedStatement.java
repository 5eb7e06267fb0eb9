// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that tells what it is about to run. Not final: the prepared one is one too. */
class AuditedStatement<S extends Statement> extends ForwardingStatement<S> {

    private final AuditedConnection connection;
    private KnownStatement known = KnownStatement.PLAIN;
    private String sql = "";
    private boolean isFirstResult = true;

    AuditedStatement(S target, AuditedConnection connection) {
        super(target);
        this.connection = connection;
    }

    /** The statement that the application holds. */
    Statement self() {
        return this;
    }

    final Sightings sightings() {
        return connection.sightings();
    }

    private void runs(String text) throws SQLException {
        runs(connection.statements().of(text), text);
    }

    /** What is to be run: {@code text}, and what is known of it. */
    final void runs(KnownStatement statement, String text) throws SQLException {
        known = statement;
        sql = text;
        isFirstResult = true;
        sightings().runs(statement);
    }

    /** Watches the result that {@code statement} gave first. */
    final @Nullable ResultSet result(@Nullable ResultSet result) {
        return watched(result, known.results(), isFirstResult);
    }

    /** Watches a cursor, whose statement is not known. */
    final ResultSet cursor(ResultSet cursor) {
        CursorPlan plan = connection.statements().cursor(sql);
        return new AuditedResultSet(cursor, this, plan.statement(), plan.columns(), false);
    }

    private @Nullable ResultSet watched(@Nullable ResultSet result, ColumnPlan plan, boolean isRemembered) {
        if (result == null) {
            return null;
        }
        return new AuditedResultSet(result, this, known, plan, isRemembered);
    }

    /** Whoever takes the driver's own statement by a type that can run something is no longer seen. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        T found = super.unwrap(type);
        if (found != this && Statement.class.isAssignableFrom(type)) {
            sightings().unwrapped();
        }
        return found;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        return result(target.getResultSet());
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        isFirstResult = false;
        return target.getMoreResults();
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        isFirstResult = false;
        return target.getMoreResults(current);
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        return watched(target.getGeneratedKeys(), known.keys(), true);
    }

    @Override
    public @Nullable ResultSet executeQuery(String sql) throws SQLException {
        runs(sql);
        return result(target.executeQuery(sql));
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        runs(sql);
        return target.executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        runs(sql);
        return target.executeUpdate(sql, keys);
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        runs(sql);
        return target.executeUpdate(sql, columns);
    }

    @Override
    public int executeUpdate(String sql, String[] names) throws SQLException {
        runs(sql);
        return target.executeUpdate(sql, names);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        runs(sql);
        return target.executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int keys) throws SQLException {
        runs(sql);
        return target.executeLargeUpdate(sql, keys);
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        runs(sql);
        return target.executeLargeUpdate(sql, columns);
    }

    @Override
    public long executeLargeUpdate(String sql, String[] names) throws SQLException {
        runs(sql);
        return target.executeLargeUpdate(sql, names);
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        runs(sql);
        return target.execute(sql);
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        runs(sql);
        return target.execute(sql, keys);
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        runs(sql);
        return target.execute(sql, columns);
    }

    @Override
    public boolean execute(String sql, String[] names) throws SQLException {
        runs(sql);
        return target.execute(sql, names);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        runs(sql);
        target.addBatch(sql);
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return target.executeBatch();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return target.executeLargeBatch();
    }
}
