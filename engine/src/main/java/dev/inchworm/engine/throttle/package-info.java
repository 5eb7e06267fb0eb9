// SPDX-License-Identifier: Apache-2.0
/** Reasons to slow background work down, one a file. */
@NullMarked
package dev.inchworm.engine.throttle;

import org.jspecify.annotations.NullMarked;
