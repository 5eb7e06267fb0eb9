// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/** What decides how long a statement holds its lock. */
public enum Cost {
    /** Nothing to wait for but the lock: milliseconds. */
    METADATA("milliseconds once it has its lock"),
    /** Every row is read. */
    SCAN("as long as reading the table takes"),
    /** An index is built. */
    BUILD("as long as building the index takes"),
    /** The table and its indexes are written anew. */
    REWRITE("as long as writing the table and all its indexes anew takes"),
    /** It waits for transactions of others. */
    WAIT("until older transactions have ended"),
    /** As many rows as it touches. */
    ROWS("as long as changing the rows takes, and until the transaction ends"),
    /** It is not about time. */
    NONE("");

    private final String words;

    Cost(String words) {
        this.words = words;
    }

    /** How long, in words; empty for {@link #NONE}. */
    public String words() {
        return words;
    }
}
