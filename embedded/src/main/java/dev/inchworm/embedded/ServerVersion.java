// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The PostgreSQL releases that can be started. */
public enum ServerVersion {
    /** PostgreSQL 14. */
    V14(14, "14.24.0"),
    /** PostgreSQL 15. */
    V15(15, "15.19.0"),
    /** PostgreSQL 16. */
    V16(16, "16.15.0"),
    /** PostgreSQL 17, the default. */
    V17(17, "17.11.0"),
    /** PostgreSQL 18. */
    V18(18, "18.6.0");

    private final int major;
    private final String release;

    ServerVersion(int major, String release) {
        this.major = major;
        this.release = release;
    }

    /**
     * The release of a major version.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ServerVersion ofMajor(int major) {
        return Arrays.stream(values())
                .filter(version -> version.major == major)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("major must be one of "
                        + Arrays.stream(values())
                                .map(version -> String.valueOf(version.major))
                                .collect(Collectors.joining(", "))
                        + ", was " + major));
    }

    /** The major version: 17. */
    public int major() {
        return major;
    }

    /** The release of the binaries: 17.11.0. */
    public String release() {
        return release;
    }
}
