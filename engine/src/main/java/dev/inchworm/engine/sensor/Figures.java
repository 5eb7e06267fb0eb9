// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.engine.sensor.Instance.Presence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the instances of the applications report into {@code inchworm.figure}. */
public final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIMES = "_us";
    private static final int INSTANCES_MAX = 10_000;
    private static final int SINCE_VERSION = 2;

    private final Dialect dialect;
    private final String migration;
    private boolean hasOrigin;

    /** The figures of one migration. */
    public Figures(Dialect dialect, String migration) {
        this.dialect = dialect;
        this.migration = migration;
    }

    /**
     * What all instances have reported until now.
     *
     * @throws IllegalStateException if a report cannot be understood: unknown figures are no good figures
     */
    public Reading read(Connection transaction) throws SQLException {
        Instant now = now(transaction);
        List<Instance> instances = new ArrayList<>();
        String sql = "select instance, release, route_version, figures, reported_at, " + origin(transaction)
                + " from inchworm.figure where migration = ? order by instance limit " + INSTANCES_MAX;
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, migration);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    instances.add(instance(row, now));
                }
            }
        }
        return new Reading(now, instances);
    }

    /** A journal that an older release began, and that no engine has carried on yet, does not know the origin. */
    private String origin(Connection transaction) throws SQLException {
        hasOrigin = hasOrigin || dialect.journal().installed(transaction) >= SINCE_VERSION;
        return hasOrigin ? "application, role, first_at" : "'', '', reported_at";
    }

    /** Removes an instance's report, when it is known that it will never serve again. */
    public void forget(Connection transaction, String instance) throws SQLException {
        try (PreparedStatement statement =
                transaction.prepareStatement("delete from inchworm.figure where migration = ? and instance = ?")) {
            statement.setString(1, migration);
            statement.setString(2, instance);
            statement.executeUpdate();
        }
    }

    private Instant now(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                        "select " + dialect.journal().now());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private static Instance instance(ResultSet row, Instant now) throws SQLException {
        String name = row.getString(1);
        JsonNode figures = parsed(name, row.getString(4));
        Duration age = Duration.between(row.getTimestamp(5).toInstant(), now);
        boolean saidGoodbye = figures.path("gone").asBoolean(false);
        return new Instance(
                name,
                row.getString(2),
                row.getLong(3),
                age,
                Presence.of(age, saidGoodbye),
                new Instance.Claims(
                        figures.path("uses_old").asBoolean(true),
                        figures.path("uses_new").asBoolean(true),
                        figures.path("shadow").asBoolean(false),
                        figures.path("audits").asBoolean(false)),
                new Instance.Origin(
                        row.getString(6),
                        row.getString(7),
                        Duration.between(row.getTimestamp(8).toInstant(), now)),
                counters(name, figures));
    }

    private static JsonNode parsed(String instance, String text) {
        try {
            JsonNode figures = JSON.readTree(text);
            if (!figures.isObject()) {
                throw new IllegalStateException("the figures of instance %s are not an object".formatted(instance));
            }
            return figures;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the figures of instance %s are not JSON".formatted(instance), e);
        }
    }

    private static Counters counters(String instance, JsonNode figures) {
        try {
            return counters(figures);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("a time of instance %s has no bucket".formatted(instance), e);
        }
    }

    private static Counters counters(JsonNode figures) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, Histogram> times = new HashMap<>();
        figures.properties().forEach(each -> {
            if (each.getValue().isIntegralNumber()) {
                counts.put(each.getKey(), each.getValue().asLong());
            } else if (each.getKey().endsWith(TIMES) && each.getValue().isObject()) {
                times.put(each.getKey(), histogram(each.getValue()));
            }
        });
        return new Counters(counts, times);
    }

    private static Histogram histogram(JsonNode buckets) {
        Map<Integer, Long> counts = new HashMap<>();
        buckets.properties()
                .forEach(each -> counts.put(
                        Integer.valueOf(each.getKey()),
                        Math.max(0, each.getValue().asLong())));
        return new Histogram(counts);
    }
}
