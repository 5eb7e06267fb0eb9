// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A column as the live catalog has it.
 *
 * @param name unquoted
 * @param type as the server spells it, with its modifier and schema where needed
 * @param notNull whether it must have a value
 * @param defaultSql its default as the server's own deparse, if any
 * @param constantDefault whether that default is one constant that never changes
 * @param generated whether the server computes it (generated or identity)
 * @param collation the collation clause, if it is not the type's own
 * @param restores statements that give a re-added column what {@code ADD COLUMN} cannot (comment, grants, storage,
 *     statistics target), each a whole statement
 */
public record Column(
        String name,
        String type,
        boolean notNull,
        Optional<String> defaultSql,
        boolean constantDefault,
        boolean generated,
        Optional<String> collation,
        List<String> restores) {}
