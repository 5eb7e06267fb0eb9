// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.Map;
import java.util.Optional;

/** One of the things an {@code ALTER TABLE} does. */
public sealed interface Action {

    /**
     * {@code ADD COLUMN}.
     *
     * @param column the column
     * @param ifNotExists whether one that is there is accepted
     */
    record AddColumn(ColumnDefinition column, boolean ifNotExists) implements Action {}

    /**
     * {@code DROP COLUMN}.
     *
     * @param column its name
     * @param ifExists whether none is accepted
     * @param cascade whether dependants go with it
     */
    record DropColumn(String column, boolean ifExists, boolean cascade) implements Action {}

    /**
     * {@code ALTER COLUMN ... TYPE}.
     *
     * @param column its name
     * @param type the new type
     * @param using how old values become new ones, if it was said
     * @param collation the new collation, if it was said
     */
    record AlterType(String column, DataType type, Optional<Expression> using, Optional<String> collation)
            implements Action {}

    /**
     * {@code SET DEFAULT}.
     *
     * @param column its name
     * @param value the new default
     */
    record SetDefault(String column, Expression value) implements Action {}

    /**
     * {@code DROP DEFAULT}.
     *
     * @param column its name
     */
    record DropDefault(String column) implements Action {}

    /**
     * {@code SET NOT NULL}.
     *
     * @param column its name
     */
    record SetNotNull(String column) implements Action {}

    /**
     * {@code DROP NOT NULL}.
     *
     * @param column its name
     */
    record DropNotNull(String column) implements Action {}

    /**
     * {@code ADD CONSTRAINT}.
     *
     * @param constraint the constraint
     */
    record AddConstraint(Constraint constraint) implements Action {}

    /**
     * {@code DROP CONSTRAINT}.
     *
     * @param name its name
     * @param ifExists whether none is accepted
     * @param cascade whether dependants go with it
     */
    record DropConstraint(String name, boolean ifExists, boolean cascade) implements Action {}

    /**
     * {@code VALIDATE CONSTRAINT}.
     *
     * @param name its name
     */
    record ValidateConstraint(String name) implements Action {}

    /**
     * {@code ALTER CONSTRAINT}.
     *
     * @param name its name
     * @param text what followed
     */
    record AlterConstraint(String name, String text) implements Action {}

    /**
     * {@code ALTER COLUMN ... ADD GENERATED ... AS IDENTITY}.
     *
     * @param column its name
     */
    record AddIdentity(String column) implements Action {}

    /**
     * {@code ALTER COLUMN ... DROP IDENTITY}.
     *
     * @param column its name
     */
    record DropIdentity(String column) implements Action {}

    /**
     * {@code ALTER COLUMN ... DROP EXPRESSION} or {@code SET EXPRESSION} (17).
     *
     * @param column its name
     * @param value the new expression; empty when it is dropped
     */
    record ChangeGenerated(String column, Optional<Expression> value) implements Action {}

    /**
     * {@code SET LOGGED} or {@code SET UNLOGGED}.
     *
     * @param logged which of both
     */
    record SetLogged(boolean logged) implements Action {}

    /**
     * {@code SET TABLESPACE}.
     *
     * @param tablespace its name
     */
    record SetTablespace(String tablespace) implements Action {}

    /**
     * {@code SET ACCESS METHOD}.
     *
     * @param method its name
     */
    record SetAccessMethod(String method) implements Action {}

    /**
     * {@code ATTACH PARTITION}.
     *
     * @param partition the table that becomes a partition
     * @param bound {@code FOR VALUES ...} or {@code DEFAULT} as it stands in the file
     */
    record AttachPartition(ObjectName partition, String bound) implements Action {}

    /**
     * {@code DETACH PARTITION}.
     *
     * @param partition the partition
     * @param concurrently whether it says so
     * @param isFinalize whether it only ends a detaching that broke off
     */
    record DetachPartition(ObjectName partition, boolean concurrently, boolean isFinalize) implements Action {}

    /**
     * {@code ENABLE}/{@code DISABLE TRIGGER} or {@code RULE}.
     *
     * @param enabled which of both
     * @param isRule whether it is a rule
     * @param name its name, {@code ALL} or {@code USER}
     */
    record SwitchTrigger(boolean enabled, boolean isRule, String name) implements Action {}

    /**
     * {@code ENABLE/DISABLE/FORCE/NO FORCE ROW LEVEL SECURITY}.
     *
     * @param verb {@code ENABLE}, {@code DISABLE}, {@code FORCE} or {@code NO FORCE}
     */
    record RowSecurity(String verb) implements Action {}

    /**
     * {@code REPLICA IDENTITY}.
     *
     * @param identity {@code DEFAULT}, {@code FULL}, {@code NOTHING} or {@code USING INDEX name}
     */
    record ReplicaIdentity(String identity) implements Action {}

    /**
     * {@code OWNER TO}.
     *
     * @param role the new owner
     */
    record Owner(String role) implements Action {}

    /**
     * {@code SET (name = value)} of a table.
     *
     * @param values names in lower case and their values without quotes
     */
    record SetParameters(Map<String, String> values) implements Action {}

    /**
     * {@code RESET (name)} of a table.
     *
     * @param text what stood in parentheses
     */
    record ResetParameters(String text) implements Action {}

    /**
     * {@code ALTER COLUMN ... SET STATISTICS}.
     *
     * @param column its name
     */
    record SetStatistics(String column) implements Action {}

    /**
     * {@code ALTER COLUMN ... SET STORAGE} or {@code SET COMPRESSION}.
     *
     * @param column its name
     * @param text what followed {@code SET}
     */
    record SetStorage(String column, String text) implements Action {}

    /**
     * {@code INHERIT} or {@code NO INHERIT}.
     *
     * @param parent the other table
     * @param inherits which of both
     */
    record Inherit(ObjectName parent, boolean inherits) implements Action {}

    /**
     * Anything else that an {@code ALTER TABLE} may do.
     *
     * @param text as it stands in the file
     */
    record OtherAction(String text) implements Action {}
}
