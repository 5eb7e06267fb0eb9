// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import java.util.List;

/**
 * How the flags of a migration are called, whoever keeps them.
 *
 * @param migration the migration's id, which has no dot
 * @param kind what the flag says of it
 */
record FlagNames(String migration, Kind kind) {

    /** What a flag says of its migration. */
    enum Kind {
        /** A text: the stage. */
        STAGE(""),
        /** A boolean: whether the row of the targeting key is read from the new side. */
        READ_NEW(".read-new"),
        /** An integer: the share of reads of the new side, in basis points. */
        RAMP(".ramp");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }
    }

    /** The text flag that holds the stage. */
    static String stage(String migration) {
        return migration + Kind.STAGE.ending;
    }

    /** The integer flag that holds the ramp. */
    static String ramp(String migration) {
        return migration + Kind.RAMP.ending;
    }

    /** Every flag of a migration. */
    static List<String> all(String migration) {
        return List.of(stage(migration), migration + Kind.READ_NEW.ending, ramp(migration));
    }

    /** The flag that {@code key} names; the stage of a migration that cannot be, if it names none. */
    static FlagNames of(String key) {
        for (Kind kind : List.of(Kind.READ_NEW, Kind.RAMP)) {
            if (key.endsWith(kind.ending)) {
                return new FlagNames(key.substring(0, key.length() - kind.ending.length()), kind);
            }
        }
        return new FlagNames(key, Kind.STAGE);
    }
}
