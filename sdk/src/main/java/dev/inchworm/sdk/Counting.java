// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Fallback;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeoutException;

/**
 * Counts calls twice: for the engine and for the application's own monitoring.
 *
 * @param figures what is reported
 * @param meters what is monitored; throws nothing
 */
record Counting(Figures figures, MigrationMeters meters) {

    private static final String QUERY_CANCELLED = "57014";

    void call(Op op, Side side, Stage stage, Outcome outcome, long nanos) {
        if (op == Op.READ) {
            figures.read(side, outcome == Outcome.SUCCESS, nanos);
        } else {
            figures.write(outcome == Outcome.SUCCESS, nanos);
        }
        meters.call(op, side, stage, outcome, nanos);
    }

    void fallback(Fallback reason) {
        figures.fallback();
        meters.fallback(reason);
    }

    static Outcome outcome(Throwable thrown) {
        boolean isTimeout = thrown instanceof SQLTimeoutException
                || thrown instanceof TimeoutException
                || thrown instanceof SocketTimeoutException
                || (thrown instanceof SQLException sql && QUERY_CANCELLED.equals(sql.getSQLState()));
        return isTimeout ? Outcome.TIMEOUT : Outcome.ERROR;
    }
}
