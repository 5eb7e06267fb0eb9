// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No replication slot keeps so much of the log that the backfill fills the disk, or so little that it loses its place.
 */
final class ReplicationSlots implements Check {

    private static final long BYTES_MAX = Sizes.GIGABYTE;

    private static final String SLOTS = """
        select s.slot_name::text, s.slot_type, s.active, coalesce(s.wal_status, ''),
               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn), 0)::bigint,
               (select g.setting::bigint * 1024 * 1024 from pg_settings as g where g.name = 'max_slot_wal_keep_size'),
               2 * pg_total_relation_size(?::oid), s.restart_lsn is not null
        from pg_replication_slots as s where not s.temporary order by s.slot_name\
        """;

    @Override
    public String name() {
        return "replication-slots";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(SLOTS, subject.oid())) {
            told(row).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> told(Row row) {
        String slot = "replication slot %s (%s)".formatted(row.text(0), row.text(1));
        String kept = Sizes.text(row.number(4));
        long keepMax = row.number(5);
        if (row.text(3).equals("lost") || row.text(3).equals("unreserved")) {
            return Optional.of(warn(
                    Subject.NO_KEY,
                    "%s has status %s: the log that its reader needs goes, or has gone".formatted(slot, row.text(3)),
                    "let its reader catch up or build it anew, and raise max_slot_wal_keep_size before the backfill"));
        }
        if (!row.isTrue(2) && row.isTrue(7)) {
            return Optional.of(warn(
                    Subject.NO_KEY,
                    "%s has no reader and keeps %s of log; %s"
                            .formatted(
                                    slot,
                                    kept,
                                    keepMax < 0
                                            ? "it will keep all that the backfill writes (max_slot_wal_keep_size is -1)"
                                            : "at %s it is lost".formatted(Sizes.text(keepMax))),
                    "bring its reader back, or select pg_drop_replication_slot('%s')".formatted(row.text(0))));
        }
        if (row.number(4) > BYTES_MAX) {
            return Optional.of(warn(
                    Subject.NO_KEY,
                    "the reader of %s is %s of log behind".formatted(slot, kept),
                    "let it catch up before the backfill writes more"));
        }
        if (keepMax >= 0 && row.number(6) > keepMax) {
            return Optional.of(warn(
                    Subject.NO_KEY,
                    "%s is lost when its reader falls %s behind (max_slot_wal_keep_size); the backfill may write %s"
                            .formatted(slot, Sizes.text(keepMax), Sizes.text(row.number(6))),
                    "raise max_slot_wal_keep_size, or watch the reader and slow the backfill"));
        }
        return Optional.empty();
    }
}
