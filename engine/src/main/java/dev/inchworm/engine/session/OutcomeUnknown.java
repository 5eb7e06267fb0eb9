// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import java.sql.SQLException;

/**
 * The connection was lost while a transaction was being committed: it may or may not have taken effect. Look, never
 * retry blindly.
 */
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknown(SQLException cause) {
        super("the connection was lost during a commit", cause);
    }
}
