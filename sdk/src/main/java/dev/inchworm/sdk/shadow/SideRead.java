// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import org.jspecify.annotations.Nullable;

/**
 * One read of one side.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface SideRead<R> {

    /**
     * Reads.
     *
     * @return the answer; null where there is none
     * @throws Exception whatever the side throws
     */
    @Nullable R read() throws Exception;
}
