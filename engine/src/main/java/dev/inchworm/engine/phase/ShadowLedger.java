// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Rows;
import dev.inchworm.engine.sensor.ShadowCount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the count of shadow reads in the journal, so that another engine goes on with it. */
final class ShadowLedger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ShadowLedger() {}

    /** The count under way for this plan, this sync and this stay in the step. */
    static Optional<ShadowCount> find(Connection tx, Position position) throws SQLException {
        return Rows.first(
                tx,
                "select since, at, compared, divergences, seen from inchworm.shadow where migration = ?"
                        + " and plan_hash = ? and sync_epoch = ? and since >= ?",
                ShadowLedger::count,
                position.id(),
                position.planHash(),
                position.syncEpoch(),
                position.stepSince());
    }

    static void save(Connection tx, Position position, ShadowCount count) throws SQLException {
        forget(tx, position);
        Rows.run(
                tx,
                "insert into inchworm.shadow (migration, plan_hash, sync_epoch, since, at, compared, divergences, seen)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                position.id(),
                position.planHash(),
                position.syncEpoch(),
                count.since(),
                count.at(),
                count.compared(),
                count.divergences(),
                json(count));
    }

    static void forget(Connection tx, Position position) throws SQLException {
        Rows.run(tx, "delete from inchworm.shadow where migration = ?", position.id());
    }

    private static String json(ShadowCount count) {
        ObjectNode node = JSON.createObjectNode();
        count.seen()
                .forEach(
                        (name, told) -> node.putArray(name).add(told.compared()).add(told.divergences()));
        return node.toString();
    }

    private static ShadowCount count(ResultSet row) throws SQLException {
        Map<String, ShadowCount.Told> seen = new HashMap<>();
        try {
            JsonNode node = JSON.readTree(row.getString("seen"));
            node.properties()
                    .forEach(each -> seen.put(
                            each.getKey(),
                            new ShadowCount.Told(
                                    each.getValue().path(0).asLong(),
                                    each.getValue().path(1).asLong())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the count of shadow reads is not what we wrote", e);
        }
        return new ShadowCount(
                Rows.instant(row, "since"),
                Rows.instant(row, "at"),
                row.getLong("compared"),
                row.getLong("divergences"),
                seen);
    }
}
