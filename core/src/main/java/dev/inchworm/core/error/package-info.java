// SPDX-License-Identifier: Apache-2.0
/** Errors in three parts: what happened, how things stand, what to do next; each under a stable number. */
@NullMarked
package dev.inchworm.core.error;

import org.jspecify.annotations.NullMarked;
