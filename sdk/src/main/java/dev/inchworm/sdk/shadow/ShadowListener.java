// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

/** Hears of mismatches, on worker threads; what it throws is swallowed, and logged once by its class name. */
@FunctionalInterface
public interface ShadowListener {

    /** A comparison ended other than equal: transient, confirmed, or one side failed. */
    void mismatch(Mismatch mismatch);
}
