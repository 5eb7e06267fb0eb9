// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a change of code that somebody or something generated may touch, and what it must not.
 *
 * @param mayTouch files that it may touch; every other one is out of bounds
 * @param mustNot kinds of SQL statement that it must not bring
 * @param oldLogic files of the old logic, which nobody changes before CUTOVER
 */
public record Guardrail(List<Glob> mayTouch, List<Kind> mustNot, List<Glob> oldLogic) {

    /** A kind of SQL statement; a statement may be of several. */
    public enum Kind {
        /** A table gets a column. */
        ADD_COLUMN,
        /** A column goes. */
        DROP_COLUMN,
        /** A column is called otherwise. */
        RENAME_COLUMN,
        /** A column gets another type. */
        ALTER_TYPE,
        /** A column refuses nulls. */
        SET_NOT_NULL,
        /** A column takes nulls. */
        DROP_NOT_NULL,
        /** A column gets a default. */
        SET_DEFAULT,
        /** A column loses its default. */
        DROP_DEFAULT,
        /** A table gets a constraint. */
        ADD_CONSTRAINT,
        /** A constraint goes. */
        DROP_CONSTRAINT,
        /** A table is made. */
        CREATE_TABLE,
        /** A table is called otherwise. */
        RENAME_TABLE,
        /** A table goes. */
        DROP_TABLE,
        /** An index is made. */
        CREATE_INDEX,
        /** An index goes. */
        DROP_INDEX,
        /** A view goes, plain or materialized. */
        DROP_VIEW,
        /** A trigger is made. */
        CREATE_TRIGGER,
        /** A trigger goes. */
        DROP_TRIGGER,
        /** A function or procedure is made or replaced. */
        CREATE_FUNCTION,
        /** A function or procedure goes. */
        DROP_FUNCTION,
        /** A schema goes. */
        DROP_SCHEMA,
        /** Every row of a table goes at once. */
        TRUNCATE,
        /** Rows come. */
        INSERT,
        /** Rows change. */
        UPDATE,
        /** Every row of a table changes. */
        UPDATE_WITHOUT_WHERE,
        /** Rows go. */
        DELETE,
        /** Every row of a table goes. */
        DELETE_WITHOUT_WHERE,
        /** Whatever changes the schema. */
        DDL;

        /** As the file says it: {@code drop-column}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind that the file calls so. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
