// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.journal;

/**
 * To whom an entry is attributed. Attribution, not proof: whoever may write the journal may write any name.
 *
 * @param osUser the user of the operating system
 * @param dbUser the role of the session
 * @param host from where
 */
public record Who(String osUser, String dbUser, String host) {

    @Override
    public String toString() {
        return "%s (role %s) from %s".formatted(osUser, dbUser, host);
    }
}
