// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a running server, or its schema, tells about the objects of a file. Everything is optional: absent means not
 * known, and a rule then judges from the text alone.
 */
public interface LiveFacts {

    /** Knows nothing. */
    LiveFacts NONE = new LiveFacts() {};

    /** Whether there is anything to ask. */
    default boolean isPresent() {
        return this != NONE;
    }

    /** Size of a table with its indexes, in bytes. */
    default OptionalLong bytes(ObjectName table) {
        return OptionalLong.empty();
    }

    /** Rows of a table as the server estimates them. */
    default OptionalLong rows(ObjectName table) {
        return OptionalLong.empty();
    }

    /** Whether a table is partitioned. */
    default Optional<Boolean> isPartitioned(ObjectName table) {
        return Optional.empty();
    }

    /** The default partition of a partitioned table; an empty name where it is known to have none. */
    default Optional<String> defaultPartition(ObjectName table) {
        return Optional.empty();
    }

    /** The type of a column as the server writes it ({@code format_type}). */
    default Optional<String> columnType(ObjectName table, String column) {
        return Optional.empty();
    }

    /** Whether a validated check says that a column is not null, or the column says so itself. */
    default Optional<Boolean> isProvenNotNull(ObjectName table, String column) {
        return Optional.empty();
    }

    /** Whether a function is volatile. */
    default Optional<Boolean> isVolatile(String function) {
        return Optional.empty();
    }

    /** Whether a type is a domain with constraints. */
    default Optional<Boolean> isConstrainedDomain(String type) {
        return Optional.empty();
    }

    /** The kind of a constraint: {@code c}, {@code f}, {@code p}, {@code u}, {@code x}, {@code n}. */
    default Optional<String> constraintKind(ObjectName table, String constraint) {
        return Optional.empty();
    }

    /** Whether an index is valid. */
    default Optional<Boolean> isValidIndex(ObjectName index) {
        return Optional.empty();
    }

    /** The table an index belongs to. */
    default Optional<ObjectName> tableOfIndex(ObjectName index) {
        return Optional.empty();
    }

    /**
     * A setting as a new session of the one who migrates has it, such as {@code lock_timeout} that its role sets; name
     * in lower case.
     */
    default Optional<String> setting(String name) {
        return Optional.empty();
    }

    /** Tables whose foreign keys refer to a table. */
    default List<ObjectName> referrers(ObjectName table) {
        return List.of();
    }
}
