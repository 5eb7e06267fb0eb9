// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Endpoint;

/** What a trial database lies on. */
interface TrialServer extends AutoCloseable {

    /** The database, as whoever may do everything in it. */
    Endpoint endpoint();

    /** A role that was made for the trial, so that it goes in the end. */
    void made(String role);

    /** Whether the server is ours: then any role may log in without a password. */
    boolean isOurs();

    /** Leaves nothing behind; again is no change. */
    @Override
    void close();
}
