// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

/**
 * How the cursors are watched that a statement gives.
 *
 * @param statement the statement that opens them
 * @param columns what may be in them
 */
record CursorPlan(KnownStatement statement, ColumnPlan columns) {

    static final CursorPlan NONE = new CursorPlan(KnownStatement.PLAIN, ColumnPlan.NONE);
}
