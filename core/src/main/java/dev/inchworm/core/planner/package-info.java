// SPDX-License-Identifier: Apache-2.0
/** Compiles a migration and the live catalog into a plan. */
@NullMarked
package dev.inchworm.core.planner;

import org.jspecify.annotations.NullMarked;
