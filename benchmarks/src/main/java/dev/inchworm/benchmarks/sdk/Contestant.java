// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.util.Optional;

/** One library in one of its modes, as an application would call it. */
interface Contestant {

    /** Reads once a call; ends what it started when it is closed. */
    interface Caller extends AutoCloseable {

        /** What the application gets; whatever is thrown reached the application. */
        String read() throws Throwable;

        @Override
        void close();
    }

    /** The library, its version and the mode. */
    String name();

    /** Old is authoritative, new is tried beside it. */
    Caller shadow(Fault fault) throws Exception;

    /** New is authoritative; empty when the library knows no such stage. */
    Optional<Caller> live(Fault fault) throws Exception;
}
