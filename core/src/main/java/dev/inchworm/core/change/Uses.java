// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import dev.inchworm.core.phase.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the applications use the data, as the team wrote it down. Nothing of it is part of a plan: it is what a plan is
 * held against.
 *
 * @param statements of application versions, for the compatibility matrix
 * @param queries whose query plans matter
 */
public record Uses(List<AppStatement> statements, List<ComparedQuery> queries) {

    /** Copies the lists. */
    public Uses {
        statements = List.copyOf(statements);
        queries = List.copyOf(queries);
    }

    /** Nothing is written down. */
    public static Uses none() {
        return new Uses(List.of(), List.of());
    }

    /**
     * A statement that a version of an application makes.
     *
     * @param name of the version, as the team writes it
     * @param from the first phase in which that version may be live
     * @param to the last one
     * @param sql with its parameters by name
     * @param with values for parameters; an empty one is null; one that is not named here is made up by its type
     * @param line in the file
     */
    public record AppStatement(
            String name, Phase from, Phase to, NamedSql sql, Map<String, Optional<String>> with, int line) {

        /** Copies the values. */
        public AppStatement {
            with = Map.copyOf(with);
        }

        /** Whether that version may be live in {@code phase}. */
        public boolean isLive(Phase phase) {
            return from.reaches(phase) && phase.reaches(to);
        }
    }

    /**
     * A query whose plan is compared before and after.
     *
     * @param name as the team calls it
     * @param before as it reads the old side
     * @param after as it reads the new side; the same text where the file gave one
     * @param with values for parameters, as for {@link AppStatement}
     * @param line in the file
     */
    public record ComparedQuery(
            String name, NamedSql before, NamedSql after, Map<String, Optional<String>> with, int line) {

        /** Copies the values. */
        public ComparedQuery {
            with = Map.copyOf(with);
        }
    }
}
