// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections that are nobody else's. */
@FunctionalInterface
public interface Connections {

    /** A new connection, outside of any transaction; whoever asked closes it. */
    Connection open() throws SQLException;
}
