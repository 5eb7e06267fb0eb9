// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import org.jspecify.annotations.Nullable;

/**
 * A write in the shape of one side.
 *
 * @param <T> what it gives back
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface SideWork<T, X extends Exception> {

    /** Writes. */
    @Nullable T run() throws X;
}
