// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static dev.inchworm.core.plan.SyncState.GUARD;
import static dev.inchworm.core.plan.SyncState.NEW_WINS;
import static dev.inchworm.core.plan.SyncState.OFF;
import static dev.inchworm.core.plan.SyncState.QUARANTINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.ChunkSql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is dropped can be given back: the archived value, or what follows from the new side since. */
class ArchiveTest {

    private static final ChunkSql CHUNKS = new PostgresqlDialect().chunks();

    @Test
    void archived_values_come_back_where_they_still_hold_and_others_follow_from_the_new_side() throws SQLException {
        Draft lossy = Draft.of("lamps")
                .old("state")
                .add("is_on", "boolean", "state <> 'off'")
                .down("state", "case when is_on then 'on' else 'off' end")
                .same("coalesce((state <> 'off') = is_on, false)");
        try (Synced lamps = Synced.on(
                lossy,
                "create table lamps (room text, no int, state varchar(10), primary key (room, no))",
                "insert into lamps values ('a', 1, 'dimmed'), ('a', 2, 'off'), ('b', 1, 'low')")) {
            Chunked chunked = new Chunked(lamps);
            chunked.change(CHUNKS.copy(lamps.target), KeyRange.ALL);
            lamps.move(NEW_WINS, GUARD, QUARANTINE);
            List<List<String>> archive = chunked.rows(CHUNKS.archiveRead(lamps.target), KeyRange.ALL);
            assertThat(archive)
                    .containsExactly(List.of("a", "1", "dimmed"), List.of("a", "2", "off"), List.of("b", "1", "low"));

            lamps.move(OFF)
                    .app("update lamps set is_on = false where room = 'b'", "insert into lamps values ('c', 1, true)");
            lamps.undo(QUARANTINE, OFF);
            restore(lamps, chunked, archive);
            restore(lamps, chunked, archive);
            lamps.move(GUARD);

            assertThat(lamps.database.rows("select room, no, state, is_on from lamps order by room, no"))
                    .containsExactly("a|1|dimmed|t", "a|2|off|f", "b|1|off|f", "c|1|on|t");
            assertThat(lamps.recorded("guard")).isEmpty();
        }
    }

    @Test
    void where_neither_value_would_be_the_same_the_new_side_is_left_as_it_is() throws SQLException {
        try (Synced orders = Synced.on(
                Draft.orders().same("total_amount = total_amount_minor and currency = 'USD'"),
                Synced.ORDERS,
                "alter table orders alter column total_amount drop not null",
                "insert into orders values (1, 5)")) {
            Chunked chunked = new Chunked(orders);
            chunked.change(CHUNKS.copy(orders.target), KeyRange.ALL);
            orders.move(NEW_WINS, GUARD, QUARANTINE);
            List<List<String>> archive = chunked.rows(CHUNKS.archiveRead(orders.target), KeyRange.ALL);
            orders.move(OFF).app("update orders set total_amount_minor = 7, currency = 'EUR'");
            orders.undo(QUARANTINE, OFF);

            restore(orders, chunked, archive);
            orders.move(GUARD);

            assertThat(orders.order(1)).isEqualTo("null|7|EUR");
        }
    }

    private static void restore(Synced synced, Chunked chunked, List<List<String>> archive) throws SQLException {
        synced.desk.run(CHUNKS.archiveStaging(synced.target));
        for (List<String> row : archive) {
            chunked.change(CHUNKS.archiveLoad(synced.target), row);
        }
        for (KeyRange range : chunked.ranges(2)) {
            chunked.change(CHUNKS.archiveRestore(synced.target), range);
        }
        synced.desk.run(CHUNKS.archiveTidy(synced.target));
    }
}
