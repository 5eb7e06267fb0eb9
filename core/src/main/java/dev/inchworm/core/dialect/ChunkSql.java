// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.List;

/**
 * Writes statements over ranges of keys; shapes as told at {@link dev.inchworm.core.plan.Step}. Pure.
 *
 * <p>The statements that judge share no code with those that copy.
 */
public interface ChunkSql {

    /** The key of the n-th row of a range. */
    RangeSql boundary(Table table);

    /** The highest key there is. */
    String highest(Table table);

    /** Keys that cut the table into about equal parts; may be approximate, must be cheap. */
    String quantiles(Table table);

    /** Carries a range from old to new: one statement, only rows that are not the same yet. */
    RangeSql copy(Target target);

    /** Counts rows whose sides differ, and rows that break an invariant. */
    RangeSql parityCount(Target target);

    /** The rows behind {@link #parityCount}. */
    RangeSql parityListing(Target target);

    /**
     * Counts rows of the old side that the mapping does not carry, and rows that would break what is enforced later.
     */
    RangeSql dryRunCount(Target target);

    /** The rows behind {@link #dryRunCount}. */
    RangeSql dryRunListing(Target target);

    /** The key and the old columns of a range, all as text; the columns carry their hidden names by then. */
    RangeSql archiveRead(Target target);

    /** Makes an empty place to load an archive into; safe to run again. */
    List<String> archiveStaging(Target target);

    /** Loads one row of texts into that place. */
    String archiveLoad(Target target);

    /** Gives a range its old values back, into the hidden columns. */
    RangeSql archiveRestore(Target target);

    /** Removes that place; safe to run again. */
    List<String> archiveTidy(Target target);
}
