// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.List;

/** Not there yet. */
final class PostgresqlChunks implements ChunkSql {

    @Override
    public RangeSql boundary(Table table) {
        throw new UnsupportedOperationException("boundary");
    }

    @Override
    public String highest(Table table) {
        throw new UnsupportedOperationException("highest");
    }

    @Override
    public String quantiles(Table table) {
        throw new UnsupportedOperationException("quantiles");
    }

    @Override
    public RangeSql copy(Target target) {
        throw new UnsupportedOperationException("copy");
    }

    @Override
    public RangeSql parityCount(Target target) {
        throw new UnsupportedOperationException("parityCount");
    }

    @Override
    public RangeSql parityListing(Target target) {
        throw new UnsupportedOperationException("parityListing");
    }

    @Override
    public RangeSql dryRunCount(Target target) {
        throw new UnsupportedOperationException("dryRunCount");
    }

    @Override
    public RangeSql dryRunListing(Target target) {
        throw new UnsupportedOperationException("dryRunListing");
    }

    @Override
    public RangeSql archiveRead(Target target) {
        throw new UnsupportedOperationException("archiveRead");
    }

    @Override
    public List<String> archiveStaging(Target target) {
        throw new UnsupportedOperationException("archiveStaging");
    }

    @Override
    public String archiveLoad(Target target) {
        throw new UnsupportedOperationException("archiveLoad");
    }

    @Override
    public RangeSql archiveRestore(Target target) {
        throw new UnsupportedOperationException("archiveRestore");
    }

    @Override
    public List<String> archiveTidy(Target target) {
        throw new UnsupportedOperationException("archiveTidy");
    }
}
