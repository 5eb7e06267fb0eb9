// SPDX-License-Identifier: Apache-2.0
/** Random histories: clients of every version and the plan's own statements, interleaved by a seed, held to a model. */
@NullMarked
package dev.inchworm.system.history;

import org.jspecify.annotations.NullMarked;
