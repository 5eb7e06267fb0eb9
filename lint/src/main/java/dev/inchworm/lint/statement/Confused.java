// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Place;

/** Thrown inside the reader when a statement is not as it expects; never leaves it. */
final class Confused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place at;

    Confused(String reason, Place at) {
        super(reason, null, false, false);
        this.at = at;
    }

    OpaqueStatement.NotUnderstood statement() {
        return new OpaqueStatement.NotUnderstood(String.valueOf(getMessage()), at);
    }
}
