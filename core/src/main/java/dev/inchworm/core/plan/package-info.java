// SPDX-License-Identifier: Apache-2.0
/** The ordered steps of every phase, forward and back, as data. */
@NullMarked
package dev.inchworm.core.plan;

import org.jspecify.annotations.NullMarked;
