// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.List;

/** Statements over ranges of keys. */
final class PostgresqlChunks implements ChunkSql {

    /** Pages that are looked at for cutting a table into parts; a smaller table is looked at whole. */
    private static final int PAGES_SAMPLED = 1_000;

    @Override
    public RangeSql boundary(Table table) {
        KeySql key = new KeySql(table);
        // The rows that are skipped are not made into texts: three times faster than without the inner query.
        return key.ranged(range -> ("select %s from (select %s from %s as t where %s order by %s"
                        + " offset cast(? as integer) limit 1) as t")
                .formatted(key.texts(), key.order(), Quote.table(table.name()), range, key.order()));
    }

    @Override
    public String highest(Table table) {
        KeySql key = new KeySql(table);
        return "select %s from %s as t order by %s limit 1"
                .formatted(key.texts(), Quote.table(table.name()), key.orderDescending());
    }

    @Override
    public String quantiles(Table table) {
        KeySql key = new KeySql(table);
        String name = Quote.table(table.name());
        return """
                select %1$s from (
                  select t.*, row_number() over (order by %2$s) as inchworm_no, count(*) over () as inchworm_of
                  from %3$s as t tablesample system
                    (least(100.0, 100.0 * %4$d * current_setting('block_size')::integer
                                  / greatest(pg_relation_size(%5$s::regclass), 1))::real)) as t,
                  (select cast(? as integer) as inchworm_parts) as wanted
                where inchworm_no < inchworm_of
                  and inchworm_no * inchworm_parts / inchworm_of > (inchworm_no - 1) * inchworm_parts / inchworm_of
                order by %2$s""".formatted(key.texts(), key.order(), name, PAGES_SAMPLED, Quote.literal(name));
    }

    @Override
    public RangeSql copy(Target target) {
        return new CopySql(target).copy();
    }

    @Override
    public RangeSql parityCount(Target target) {
        return new ParitySql(target).count();
    }

    @Override
    public RangeSql parityListing(Target target) {
        return new ParitySql(target).listing();
    }

    @Override
    public RangeSql dryRunCount(Target target) {
        return new DryRunSql(target).count();
    }

    @Override
    public RangeSql dryRunListing(Target target) {
        return new DryRunSql(target).listing();
    }

    @Override
    public RangeSql archiveRead(Target target) {
        return new ArchiveSql(target).read();
    }

    @Override
    public List<String> archiveStaging(Target target) {
        return new ArchiveSql(target).staging();
    }

    @Override
    public String archiveLoad(Target target) {
        return new ArchiveSql(target).load();
    }

    @Override
    public RangeSql archiveRestore(Target target) {
        return new ArchiveSql(target).restore();
    }

    @Override
    public List<String> archiveTidy(Target target) {
        return new ArchiveSql(target).tidy();
    }
}
