// SPDX-License-Identifier: Apache-2.0
/** Reads that are also made on the new side in the dark: compared, counted, never served, never waited for. */
@NullMarked
package dev.inchworm.sdk.shadow;

import org.jspecify.annotations.NullMarked;
