// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;

/**
 * The far end of a foreign key.
 *
 * @param table the table referred to
 * @param columns its columns; empty for the primary key
 * @param actions what followed as it stands in the file: {@code ON DELETE CASCADE} and the like; may be empty
 */
public record Reference(ObjectName table, List<String> columns, String actions) {}
