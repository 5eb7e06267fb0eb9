// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.probe;

import java.util.List;

/**
 * What a server showed about a unit of statements.
 *
 * @param statements one for each that was given, in order
 * @param isLeftBehind whether some effect stays in the database, since a statement could not be part of a transaction
 */
public record Probed(List<Measured> statements, boolean isLeftBehind) {

    /** Copies the list. */
    public Probed {
        statements = List.copyOf(statements);
    }
}
