// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Place;
import java.util.List;
import java.util.Optional;

/** Statements about tables as a whole. */
public sealed interface TableStatement extends Statement {

    /**
     * {@code CREATE TABLE}, also of a partition and {@code AS} a query.
     *
     * @param table its name
     * @param ifNotExists whether one that is there is accepted
     * @param persistence whether it is a lasting table
     * @param columns its columns
     * @param constraints its own constraints, those of columns not among them
     * @param partition how it takes part in partitioning; empty for {@code LIKE}, {@code AS} and plain tables
     */
    record CreateTable(
            ObjectName table,
            boolean ifNotExists,
            Persistence persistence,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            Partition partition)
            implements TableStatement {}

    /** Whether a table lasts. */
    enum Persistence {
        /** An ordinary table. */
        PERMANENT,
        /** Not in the log: empty after a crash. */
        UNLOGGED,
        /** Gone with the session. */
        TEMPORARY
    }

    /**
     * How a new table takes part in partitioning, and what it is made from.
     *
     * @param key {@code RANGE (at)} and the like, for a table that is partitioned
     * @param of the table it is a partition of
     * @param bound {@code FOR VALUES ...} or {@code DEFAULT}, for a partition
     * @param source {@code LIKE} or {@code AS}: the text of what it is made from
     */
    record Partition(Optional<String> key, Optional<ObjectName> of, Optional<String> bound, Optional<String> source) {}

    /**
     * {@code ALTER TABLE}, with all it does; {@code RENAME} and {@code SET SCHEMA} are {@link ObjectStatement.Rename}.
     *
     * @param table its name
     * @param only whether it says {@code ONLY}
     * @param ifExists whether none is accepted
     * @param actions what it does, in the file's order; not empty
     * @param places where each action stands
     */
    record AlterTable(ObjectName table, boolean only, boolean ifExists, List<Action> actions, List<Place> places)
            implements TableStatement {

        /** The actions of one kind. */
        public <T extends Action> List<T> actions(Class<T> kind) {
            return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /** Where {@code action}, one of {@link #actions()}, stands. */
        public Place place(Action action) {
            for (int i = 0; i < actions.size(); i++) {
                if (actions.get(i) == action) {
                    return places.get(i);
                }
            }
            throw new IllegalArgumentException("action must be one of this statement's");
        }
    }

    /**
     * {@code TRUNCATE}.
     *
     * @param tables the tables
     * @param cascade whether tables that refer to them go with them
     */
    record Truncate(List<ObjectName> tables, boolean cascade) implements TableStatement {}

    /**
     * {@code LOCK TABLE}.
     *
     * @param tables the tables
     * @param mode the mode in capitals; {@code ACCESS EXCLUSIVE} where none is said
     * @param isNowait whether it fails rather than waits
     */
    record LockTable(List<ObjectName> tables, String mode, boolean isNowait) implements TableStatement {}

    /**
     * {@code VACUUM}.
     *
     * @param full whether the table is written anew
     * @param tables the tables; empty for all
     */
    record Vacuum(boolean full, List<ObjectName> tables) implements TableStatement {}

    /**
     * {@code CLUSTER}.
     *
     * @param table the table; empty for all that were clustered before
     */
    record Cluster(Optional<ObjectName> table) implements TableStatement {}

    /**
     * {@code ANALYZE}.
     *
     * @param tables the tables; empty for all
     */
    record Analyze(List<ObjectName> tables) implements TableStatement {}
}
