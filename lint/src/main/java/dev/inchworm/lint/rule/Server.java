// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/** The major versions of PostgreSQL that changed what a rule says. */
final class Server {

    /** {@code ADD CONSTRAINT ... NOT NULL c NOT VALID}. */
    static final int NOT_NULL_NOT_VALID = 18;

    /** {@code GENERATED ... VIRTUAL}. */
    static final int VIRTUAL = 18;

    /** {@code NOT VALID} foreign keys of partitioned tables. */
    static final int NOT_VALID_ON_PARTITIONED = 18;

    private Server() {}
}
