// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

/**
 * What one statement says. Records only; {@code instanceof} with a name takes one apart.
 *
 * <p>A statement that the reader is not sure of is {@link OpaqueStatement.NotUnderstood}, never something near it.
 */
public sealed interface Statement
        permits TableStatement,
                IndexStatement,
                ObjectStatement,
                RoutineStatement,
                DataStatement,
                SessionStatement,
                OpaqueStatement {}
