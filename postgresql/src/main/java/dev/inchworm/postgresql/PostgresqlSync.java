// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.SyncState;

/** Not there yet. */
final class PostgresqlSync implements SyncSql {

    @Override
    public Ddl move(Target target, SyncState from, SyncState to) {
        throw new UnsupportedOperationException("move");
    }

    @Override
    public String fires(Target target) {
        throw new UnsupportedOperationException("fires");
    }

    @Override
    public String watch(Target target, SyncState state) {
        throw new UnsupportedOperationException("watch");
    }
}
