// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import dev.inchworm.core.dialect.Dialect.Failure;
import java.sql.SQLException;

/** A transaction that failed and is known to have left nothing behind; says of which kind the failure was. */
public final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final String state;

    Failed(Failure failure, SQLException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.failure = failure;
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** Its kind. */
    public Failure failure() {
        return failure;
    }

    /** The SQLState of the driver's exception, or an empty text. */
    public String state() {
        return state;
    }

    /** The server's first line, which never holds a row's values beyond what the server itself put there. */
    public String reason() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("");
    }
}
