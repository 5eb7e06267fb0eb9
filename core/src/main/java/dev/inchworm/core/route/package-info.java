// SPDX-License-Identifier: Apache-2.0
/** Which side an application reads, and how a percentage sticks to a key. */
@NullMarked
package dev.inchworm.core.route;

import org.jspecify.annotations.NullMarked;
