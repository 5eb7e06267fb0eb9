// SPDX-License-Identifier: Apache-2.0
/** What each step of a plan locks, rewrites and reads, seen on a copy of the trial database. */
@NullMarked
package dev.inchworm.rehearsal.steps;

import org.jspecify.annotations.NullMarked;
