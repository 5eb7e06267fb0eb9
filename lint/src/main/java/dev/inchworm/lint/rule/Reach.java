// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.DataStatement.Delete;
import dev.inchworm.lint.statement.DataStatement.Insert;
import dev.inchworm.lint.statement.DataStatement.Merge;
import dev.inchworm.lint.statement.DataStatement.Source;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.Expression;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How many rows of tables in use a statement may touch, as far as its text and the server tell. */
enum Reach {
    /** A handful, or none of a table in use. */
    FEW,
    /** Those that a condition leaves; nobody knows how many. */
    SOME,
    /** All of a table. */
    ALL;

    /** Tables known to have fewer rows are no matter. */
    static final long ROWS_OF_SMALL = 10_000;

    /** Tables known to have as many rows are big. */
    static final long ROWS_OF_BIG = 100_000;

    private static final Pattern TRUE = Pattern.compile("(?i)\\(*\\s*(true|1\\s*=\\s*1)\\s*\\)*");

    /** One row, or those of a written list, by what is likely a key. */
    private static final Pattern BY_KEY = Pattern.compile("(?is)(\\w+\\.)?\"?\\w*(id|uuid|code|key|name|slug)\"?\\s*"
            + "(=\\s*('[^']*'|[0-9]+|\\$[0-9]+)|in\\s*\\(\\s*('[^']*'|[0-9]+)(\\s*,\\s*('[^']*'|[0-9]+))*\\s*\\))"
            + "(\\s+and\\b.*)?");

    /** The reach of {@code statement}; {@link #FEW} for everything that changes no rows. */
    static Reach of(Statement statement, Scene scene) {
        if (statement instanceof Update update) {
            return of(update.table(), update.where(), scene);
        } else if (statement instanceof Delete delete) {
            return of(delete.table(), delete.where(), scene);
        } else if (statement instanceof Merge merge) {
            return isSmall(merge.table(), scene) ? FEW : SOME;
        } else if (statement instanceof Insert insert && insert.source() == Source.QUERY) {
            return ofQuery(insert, scene);
        }
        return FEW;
    }

    private static Reach of(ObjectName table, Optional<Expression> where, Scene scene) {
        if (isSmall(table, scene)) {
            return FEW;
        }
        if (isAlways(where)) {
            return ALL;
        }
        Expression condition = where.get();
        boolean isLimited = condition.words().contains("limit")
                || BY_KEY.matcher(condition.text().strip()).matches();
        return isLimited ? FEW : SOME;
    }

    private static Reach ofQuery(Insert insert, Scene scene) {
        List<ObjectName> old = sources(insert, scene);
        if (old.isEmpty() || insert.query().hasLimit()) {
            return FEW;
        }
        return insert.query().all().words().contains("where") ? SOME : ALL;
    }

    /** The tables in use that an {@code INSERT} reads and that are not known to be small. */
    static List<ObjectName> sources(Insert insert, Scene scene) {
        return insert.query().tables().stream()
                .filter(table -> !isSmall(table, scene))
                .toList();
    }

    /** Whether there is no condition, or one that always holds. */
    static boolean isAlways(Optional<Expression> where) {
        return where.isEmpty() || TRUE.matcher(where.get().text().strip()).matches();
    }

    private static boolean isSmall(ObjectName table, Scene scene) {
        OptionalLong rows = scene.live().rows(table);
        return scene.isNew(table) || (rows.isPresent() && rows.getAsLong() < ROWS_OF_SMALL);
    }

    /** Whether the server knows the table as big. */
    static boolean isBig(ObjectName table, Scene scene) {
        return scene.live().rows(table).orElse(0) >= ROWS_OF_BIG;
    }
}
