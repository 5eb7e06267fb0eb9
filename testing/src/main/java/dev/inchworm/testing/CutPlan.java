// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

/** Which commit is to be cut, and when; shared by all sessions of a proxy. */
final class CutPlan {

    /** When a connection is cut. */
    enum Moment {
        NOT_NOW,
        BEFORE,
        AFTER
    }

    private int commits;
    private int cutAt;
    private Moment moment = Moment.NOT_NOW;
    private boolean isDone;
    private boolean isPaused;

    synchronized void arm(int n, Moment when) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        commits = 0;
        cutAt = n;
        moment = when;
        isDone = false;
    }

    /** Counts one commit; what is to be done with its connection. */
    synchronized Moment atCommit() {
        commits++;
        if (moment == Moment.NOT_NOW || isDone || commits != cutAt) {
            return Moment.NOT_NOW;
        }
        isDone = true;
        return moment;
    }

    synchronized boolean isDone() {
        return isDone;
    }

    synchronized int commits() {
        return commits;
    }

    synchronized void pause() {
        isPaused = true;
    }

    synchronized void resume() {
        isPaused = false;
        notifyAll();
    }

    synchronized void awaitResume() throws InterruptedException {
        while (isPaused) {
            wait();
        }
    }
}
