// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One connection of an application, with at most one open transaction and what that changed. */
final class Client {

    private final String name;
    private final Version version;
    private final Connection connection;
    private final Model model;
    private final Trace trace;
    private Optional<Transaction> open = Optional.empty();
    private News news;

    Client(String name, Version version, Connection connection, Model model, Trace trace) {
        this.name = name;
        this.version = version;
        this.connection = connection;
        this.model = model;
        this.trace = trace;
        this.news = News.of(model);
    }

    /** What it has heard of the route; it listens between transactions only. */
    record News(Stage stage, int percentBp, int switches) {

        static News of(Model model) {
            return new News(model.stage(), model.percentBp(), model.switches());
        }
    }

    String name() {
        return name;
    }

    Version version() {
        return version;
    }

    Optional<Transaction> open() {
        return open;
    }

    News news() {
        if (open.isEmpty()) {
            news = News.of(model);
        }
        return news;
    }

    /** Whether its writes go to the new side. */
    boolean writesNew() {
        return version == Version.V3 || (version == Version.V2 && news().stage().writesNew());
    }

    NavigableMap<Long, Row> view() {
        return open.map(transaction -> transaction.view(model.rows())).orElseGet(() -> new TreeMap<>(model.rows()));
    }

    void changes(long key, Optional<Row> row) {
        open.ifPresentOrElse(transaction -> transaction.changes(key, row), () -> model.put(key, row));
    }

    Set<Long> locks() {
        return open.map(Transaction::locks).orElse(Set.of());
    }

    void begin() {
        news();
        run("begin");
        open = Optional.of(new Transaction());
    }

    void commit() {
        run("commit");
        open.ifPresent(model::commit);
        open = Optional.empty();
    }

    void rollback() {
        run("rollback");
        open = Optional.empty();
    }

    /** Runs a statement that returns nothing; how many rows it touched. */
    int run(String sql) {
        trace.add(name, sql);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new Wrong(name + ": " + sql + ": " + e.getMessage());
        }
    }

    /** The SQLSTATE with which a statement fails. */
    String failure(String sql) {
        trace.add(name, sql);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return "none";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    /** The rows of a query, as texts. */
    List<List<String>> rows(String sql) {
        trace.add(name, sql);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new Wrong(name + ": " + sql + ": " + e.getMessage());
        }
    }

    /** The rows that the model says it sees, as texts. */
    List<List<String>> expected(Map<Long, Row> rows, boolean old, boolean fresh) {
        List<List<String>> texts = new ArrayList<>();
        rows.forEach((key, row) -> {
            List<String> values = new ArrayList<>(List.of(Long.toString(key)));
            if (old) {
                values.add(Long.toString(row.amount()));
            }
            if (fresh) {
                values.add(Long.toString(row.amount()));
                values.add(row.currency());
            }
            texts.add(values);
        });
        return texts;
    }
}
