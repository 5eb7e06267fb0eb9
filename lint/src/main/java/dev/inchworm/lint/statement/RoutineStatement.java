// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;
import java.util.Optional;

/** Statements about code that lives in the server. */
public sealed interface RoutineStatement extends Statement {

    /**
     * {@code CREATE FUNCTION} or {@code CREATE PROCEDURE}.
     *
     * @param kind {@code FUNCTION} or {@code PROCEDURE}
     * @param name its name
     * @param orReplace whether one that is there is replaced
     * @param language {@code sql} where none is said
     * @param body the text between the quotes; empty for a body without quotes
     */
    record CreateFunction(String kind, ObjectName name, boolean orReplace, String language, Optional<String> body)
            implements RoutineStatement {}

    /**
     * {@code DO}.
     *
     * @param language {@code plpgsql} where none is said
     * @param body the text between the quotes
     */
    record DoBlock(String language, String body) implements RoutineStatement {}

    /**
     * {@code CALL}.
     *
     * @param procedure what is called
     */
    record Call(ObjectName procedure) implements RoutineStatement {}

    /**
     * {@code CREATE TRIGGER}.
     *
     * @param name its name
     * @param table the table
     * @param timing {@code BEFORE}, {@code AFTER} or {@code INSTEAD OF}
     * @param events {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code TRUNCATE}
     * @param isForEachRow false for {@code FOR EACH STATEMENT}, which is also what stands for nothing said
     */
    record CreateTrigger(String name, ObjectName table, String timing, List<String> events, boolean isForEachRow)
            implements RoutineStatement {}

    /**
     * {@code CREATE RULE}.
     *
     * @param name its name
     * @param table the table
     */
    record CreateRule(String name, ObjectName table) implements RoutineStatement {}

    /**
     * {@code CREATE} or {@code ALTER POLICY}.
     *
     * @param name its name
     * @param table the table
     * @param isAlter which of both
     */
    record Policy(String name, ObjectName table, boolean isAlter) implements RoutineStatement {}
}
