// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

/** Where a client reports to. One thread of the client calls it. */
@FunctionalInterface
public interface ReportSink {

    /**
     * Hands a report over, replacing the earlier one of the same migration and instance.
     *
     * @throws Exception if it cannot be handed over; the client tries again with the next one
     */
    void report(Report report) throws Exception;

    /** A sink that forgets every report. */
    static ReportSink none() {
        return report -> {};
    }
}
