// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;

/** Statements about indexes, written anew. */
final class Indexes {

    private Indexes() {}

    /** The same index built concurrently. */
    static String concurrently(CreateIndex create) {
        return concurrently(create, create.nameOrUsual().name(), create.table());
    }

    /** The same index under another name or on another table, built concurrently. */
    static String concurrently(CreateIndex create, String name, ObjectName table) {
        return "CREATE %sINDEX CONCURRENTLY %s ON %s %s;"
                .formatted(unique(create), ObjectName.quote(name), table, create.text());
    }

    static String unique(CreateIndex create) {
        return create.options().unique() ? "UNIQUE " : "";
    }

    /** Whether the file dropped an index of that name before. */
    static boolean isDroppedBefore(ObjectName index, Scene scene) {
        return scene.earlier().stream().anyMatch(earlier -> drops(earlier.statement(), index));
    }

    static boolean drops(Statement statement, ObjectName index) {
        return statement instanceof DropIndex drop && drop.names().stream().anyMatch(index::isLike);
    }
}
