// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.session;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. */
@FunctionalInterface
public interface Unit<T> {

    /** Works in the open transaction; the caller commits. */
    T run(Connection transaction) throws SQLException;
}
