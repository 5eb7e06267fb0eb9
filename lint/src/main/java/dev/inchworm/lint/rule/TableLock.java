// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.lint.statement.ObjectName;

/**
 * A lock that a statement takes on a table.
 *
 * @param table the table
 * @param mode how strong
 */
public record TableLock(ObjectName table, LockMode mode) {}
