// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Place;

/** Statements that no rule looks into. */
public sealed interface OpaqueStatement extends Statement {

    /**
     * A statement of PostgreSQL's that no rule asks about.
     *
     * @param verb its first words in capitals, such as {@code CREATE ROLE}
     */
    record Other(String verb) implements OpaqueStatement {}

    /**
     * A statement the reader could not make sense of.
     *
     * @param reason what was expected and what was found
     * @param at where
     */
    record NotUnderstood(String reason, Place at) implements OpaqueStatement {}
}
