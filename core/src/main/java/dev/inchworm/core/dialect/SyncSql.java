// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.SyncState;
import java.util.List;

/** Writes the sync of a same-row change. Pure. */
public interface SyncSql {

    /**
     * The move from one state to the next one: installs, switches authority, guards, hides the old columns together
     * with the new function, or drops the hidden columns together with the sync.
     */
    Ddl move(Target target, SyncState from, SyncState to);

    /** A statement that proves that the sync acts, see {@link dev.inchworm.core.plan.Step.Sync#fires}. */
    String fires(Target target);

    /** A query of one text, {@code intact} or what is wrong with the sync that should stand in that state. */
    String watch(Target target, SyncState state);

    /**
     * What the sync is about.
     *
     * @param migration its id
     * @param table the table as planned for
     * @param oldColumns names of the columns that go
     * @param mapping as the server judged it
     */
    record Target(String migration, Table table, List<String> oldColumns, Mapping mapping) {}
}
