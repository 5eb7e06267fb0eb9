// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

/** What can be asked of one migration at any time; any thread may ask. */
public interface MigrationGauges {

    /** The stage this release acts on: 0 (off) to 5 (complete). */
    int stage();

    /** Share of the reads that go to the new side, 0 to 10000 basis points. */
    int rampBp();

    /** 1 if the stage would let reads go to the new side and the route sends none there, else 0. */
    int kill();

    /** The version of the route acted on; 0 without news. */
    long configVersion();

    /** Seconds since the routes were last read; infinite without news. */
    double configAgeSeconds();

    /** Shadow reads that wait. */
    int queueDepth();

    /** Shadow reads that may wait. */
    int queueCapacity();

    /** Threads that make a shadow read now. */
    int activeThreads();
}
