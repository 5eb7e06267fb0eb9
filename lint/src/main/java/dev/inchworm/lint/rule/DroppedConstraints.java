// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of a constraint that is dropped. */
final class DroppedConstraints {

    /** What kind it is. */
    enum Kind {
        /** A foreign key, as the file or a server says. */
        FOREIGN_KEY,
        /** A foreign key, to judge by its name. */
        FOREIGN_KEY_BY_NAME,
        /** Any other, as the file or a server says. */
        OTHER,
        /** Not known. */
        UNKNOWN
    }

    private static final Pattern FOREIGN_BY_NAME = Pattern.compile("(?i)(^|_)(fk|fkey|foreign)(_|\\d|$)");

    private DroppedConstraints() {}

    /** What kind the constraint {@code name} of {@code table} is. */
    static Kind kind(Scene scene, ObjectName table, String name) {
        Optional<Boolean> isForeign = KnownColumns.added(scene, table, name)
                .map(constraint -> constraint.kind() == Constraint.Kind.FOREIGN_KEY)
                .or(() -> scene.live().constraintKind(table, name).map("f"::equals));
        if (isForeign.isPresent()) {
            return isForeign.get() ? Kind.FOREIGN_KEY : Kind.OTHER;
        }
        return FOREIGN_BY_NAME.matcher(name).find() ? Kind.FOREIGN_KEY_BY_NAME : Kind.UNKNOWN;
    }
}
