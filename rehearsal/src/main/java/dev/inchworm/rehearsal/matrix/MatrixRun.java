// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.matrix;

import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.Stop;
import dev.inchworm.rehearsal.Stop.Moment;
import dev.inchworm.rehearsal.matrix.Matrix.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs every statement of the applications at every stop of a rehearsal, each in a transaction that is rolled back,
 * deferred constraints included. Nothing is argued: a cell is what the server said. Not for several threads.
 */
public final class MatrixRun implements RehearsalListener {

    private static final int ROWS_MAX = 1_000;
    private static final String LIMITS = "set local lock_timeout = '5s'; set local statement_timeout = '30s'";

    private final List<AppStatement> statements;
    private final Map<String, Map<Place, Cell>> cells = new LinkedHashMap<>();
    private Optional<Values> values = Optional.empty();

    /** Will run {@code statements}; without any it does nothing. */
    public MatrixRun(List<AppStatement> statements) {
        this.statements = List.copyOf(statements);
        this.statements.forEach(statement -> cells.put(statement.name(), new LinkedHashMap<>()));
    }

    /** What was seen so far. */
    public Matrix matrix() {
        return new Matrix(statements, cells);
    }

    @Override
    public List<String> at(Stop stop) throws SQLException {
        Optional<Phase> phase = phase(stop);
        if (statements.isEmpty() || phase.isEmpty()) {
            return List.of();
        }
        Place place = new Place(phase.get(), stop.direction());
        List<String> breaks = new ArrayList<>();
        try (Connection connection = stop.trial().connect()) {
            connection.setAutoCommit(false);
            Values known = values(stop, connection);
            for (AppStatement statement : statements) {
                Cell cell = run(
                        connection, known, statement, stop.plan().table().name().schema());
                Map<Place, Cell> row = cells.computeIfAbsent(statement.name(), name -> new LinkedHashMap<>());
                row.merge(place, cell, Cell::orWorse);
                if (statement.isLive(phase.get())) {
                    cell.failure().ifPresent(failure -> breaks.add(new Matrix.Break(statement, place, failure).line()));
                }
            }
        }
        return breaks;
    }

    /** The phase whose steps are done at this stop; none at one that shows what another one has shown. */
    private static Optional<Phase> phase(Stop stop) {
        if (stop.moment() == Moment.BEFORE) {
            return Optional.empty();
        }
        return stop.direction() == Direction.FORWARD
                ? Optional.of(stop.phase())
                : stop.phase().back();
    }

    private Values values(Stop stop, Connection connection) throws SQLException {
        if (values.isEmpty()) {
            var schema = Dialects.of(stop.trial().endpoint().url()).schema();
            values = Optional.of(Values.of(connection, schema, stop.plan().table()));
            connection.rollback();
        }
        return values.get();
    }

    private static Cell run(Connection connection, Values values, AppStatement statement, String schema)
            throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(LIMITS);
            running.execute("select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ',"
                    + " pg_catalog.current_setting('search_path'), pg_catalog.quote_ident('%s')), true)"
                            .formatted(schema.replace("'", "''")));
            running.setEscapeProcessing(false);
            running.setMaxRows(ROWS_MAX);
            long rows = rows(running, values.bound(connection, statement));
            running.execute("set constraints all immediate");
            return Cell.done(rows);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Cell.failed(Optional.ofNullable(e.getSQLState()).orElse(""), message.replaceFirst("^ERROR: ", ""));
        } finally {
            connection.rollback();
        }
    }

    private static long rows(Statement running, String sql) throws SQLException {
        if (!running.execute(sql)) {
            return Math.max(0, running.getUpdateCount());
        }
        long rows = 0;
        try (ResultSet result = running.getResultSet()) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }
}
