// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the journal lives, and the few words of SQL in which servers differ there. */
public interface JournalSql {

    /** The version of the journal's own schema that this release writes. */
    int VERSION = 2;

    /** The version that is installed, 0 if none. */
    int installed(Connection transaction) throws SQLException;

    /** Statements that bring the journal from {@code version} to {@link #VERSION}, in order. */
    List<String> install(int version);

    /** The current time by the database's clock, as an expression. */
    String now();

    /** The time {@code ?} milliseconds after now by the database's clock, as an expression with one parameter. */
    String later();

    /** A clause after a select that takes the rows no one else holds. */
    String skipLocked();

    /** A clause after a select that keeps the row's key from being changed until the end of the transaction. */
    String keyShare();

    /** Tells listeners about a changed route; two parameters, channel and text. */
    String tell();
}
