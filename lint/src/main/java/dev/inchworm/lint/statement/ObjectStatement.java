// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/** Statements about things other than tables, indexes and code. */
public sealed interface ObjectStatement extends Statement {

    /**
     * {@code ALTER ... RENAME} and {@code ALTER ... SET SCHEMA}.
     *
     * @param kind what is renamed in capitals: {@code TABLE}, {@code COLUMN}, {@code CONSTRAINT}, {@code INDEX},
     *     {@code VIEW}, {@code SEQUENCE}, {@code SCHEMA}, {@code TYPE}, {@code ENUM VALUE}, ...
     * @param owner the table (or type) it belongs to; for a table itself its name
     * @param name its old name
     * @param newName its new name
     * @param isMove whether {@code newName} is a schema
     */
    record Rename(String kind, ObjectName owner, String name, String newName, boolean isMove)
            implements ObjectStatement {}

    /**
     * {@code DROP} of anything but an index.
     *
     * @param kind what, in capitals: {@code TABLE}, {@code VIEW}, {@code MATERIALIZED VIEW}, {@code SCHEMA},
     *     {@code DATABASE}, {@code FUNCTION}, {@code TRIGGER}, {@code TYPE}, ...
     * @param names their names
     * @param table the table a trigger, rule or policy is dropped from
     * @param ifExists whether none is accepted
     * @param cascade whether dependants go with them
     */
    record Drop(String kind, List<ObjectName> names, Optional<ObjectName> table, boolean ifExists, boolean cascade)
            implements ObjectStatement {}

    /**
     * {@code ALTER TYPE ... ADD VALUE}.
     *
     * @param type the enum
     * @param value the new value
     * @param ifNotExists whether one that is there is accepted
     * @param hasPosition whether it says {@code BEFORE} or {@code AFTER}
     */
    record AddEnumValue(ObjectName type, String value, boolean ifNotExists, boolean hasPosition)
            implements ObjectStatement {}

    /**
     * {@code CREATE TYPE}.
     *
     * @param type its name
     * @param enumValues the values of an enum; empty for any other
     * @param isEnum whether it is an enum
     */
    record CreateType(ObjectName type, List<String> enumValues, boolean isEnum) implements ObjectStatement {}

    /**
     * {@code ALTER TYPE}, all but values and renaming.
     *
     * @param type its name
     * @param text what followed the name
     */
    record ChangeType(ObjectName type, String text) implements ObjectStatement {}

    /**
     * {@code CREATE DOMAIN}.
     *
     * @param domain its name
     * @param type the type beneath
     * @param constraints what followed
     */
    record CreateDomain(ObjectName domain, DataType type, List<ColumnConstraint> constraints)
            implements ObjectStatement {}

    /**
     * {@code ALTER DOMAIN}.
     *
     * @param domain its name
     * @param action what it does, as an action of a table would
     */
    record AlterDomain(ObjectName domain, Action action) implements ObjectStatement {}

    /**
     * {@code CREATE VIEW}.
     *
     * @param view its name
     * @param orReplace whether one that is there is replaced
     * @param query the text after {@code AS}
     */
    record CreateView(ObjectName view, boolean orReplace, Expression query) implements ObjectStatement {}

    /**
     * {@code CREATE MATERIALIZED VIEW}.
     *
     * @param view its name
     * @param withData false where it says {@code WITH NO DATA}
     */
    record CreateMaterializedView(ObjectName view, boolean withData) implements ObjectStatement {}

    /**
     * {@code REFRESH MATERIALIZED VIEW}.
     *
     * @param view its name
     * @param concurrently whether it says so
     * @param withData false where it says {@code WITH NO DATA}
     */
    record RefreshMaterializedView(ObjectName view, boolean concurrently, boolean withData)
            implements ObjectStatement {}

    /**
     * {@code CREATE SEQUENCE}.
     *
     * @param sequence its name
     */
    record CreateSequence(ObjectName sequence) implements ObjectStatement {}

    /**
     * {@code ALTER SEQUENCE}, but not its renaming.
     *
     * @param sequence its name
     * @param text what followed the name
     */
    record AlterSequence(ObjectName sequence, String text) implements ObjectStatement {}

    /**
     * {@code CREATE SCHEMA}.
     *
     * @param schema its name
     */
    record CreateSchema(String schema) implements ObjectStatement {}

    /**
     * {@code CREATE} or {@code ALTER EXTENSION}.
     *
     * @param extension its name
     * @param isAlter which of both
     * @param text what followed the name
     */
    record Extension(String extension, boolean isAlter, String text) implements ObjectStatement {}

    /**
     * {@code CREATE} or {@code ALTER PUBLICATION}.
     *
     * @param publication its name
     * @param isAlter which of both
     * @param text what followed the name
     */
    record Publication(String publication, boolean isAlter, String text) implements ObjectStatement {}

    /**
     * {@code GRANT} or {@code REVOKE}.
     *
     * @param isRevoke which of both
     * @param text what followed
     */
    record Grant(boolean isRevoke, String text) implements ObjectStatement {}

    /**
     * {@code COMMENT ON}.
     *
     * @param text what followed {@code ON}
     */
    record Comment(String text) implements ObjectStatement {}
}
