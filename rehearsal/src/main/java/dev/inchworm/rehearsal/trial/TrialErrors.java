// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** What can go wrong before a trial database stands, in three parts each. */
final class TrialErrors {

    private static final String NOTHING = "nothing of yours was changed; the trial database is gone";

    private TrialErrors() {}

    static InchwormException schema(String where, String reason) {
        return new InchwormException(
                ErrorCode.SCHEMA_NOT_LOADED,
                "%s: %s".formatted(where, reason),
                NOTHING,
                "mend the file, or take the schema from elsewhere: --db NAME or --schema FILE|FOLDER");
    }

    static InchwormException unreadable(String where, Exception cause) {
        return new InchwormException(
                ErrorCode.FILE_NOT_FOUND,
                cause instanceof NoSuchFileException
                        ? where + " is not there"
                        : "%s cannot be read: %s".formatted(where, cause.getMessage()),
                NOTHING,
                "name a SQL file, or a folder of SQL files");
    }

    static InchwormException notEmpty(Endpoint endpoint, String found) {
        return new InchwormException(
                ErrorCode.TRIAL_NOT_EMPTY,
                "%s is not empty: it holds %s".formatted(endpoint.url(), found),
                "nothing was changed in it",
                "name an empty database: everything that a trial makes in it is dropped again");
    }

    static InchwormException notConnected(Endpoint endpoint, SQLException cause) {
        return new InchwormException(
                ErrorCode.NOT_CONNECTED,
                "%s: %s".formatted(endpoint.url(), cause.getMessage()),
                "nothing was read or changed",
                "check URL, user and password, and that the server accepts this host",
                cause);
    }

    static InchwormException failed(String what, SQLException cause) {
        return new InchwormException(
                ErrorCode.STATEMENT_FAILED,
                "trial database: %s: %s".formatted(what, cause.getMessage()),
                NOTHING,
                "run it again; if it stays, look into the server's log",
                cause);
    }
}
