// SPDX-License-Identifier: Apache-2.0
/** Keys, ranges of keys, and how many rows one transaction takes. */
@NullMarked
package dev.inchworm.core.chunk;

import org.jspecify.annotations.NullMarked;
