// SPDX-License-Identifier: Apache-2.0
/** Asks a throw-away server what a statement locks, rewrites and reads. */
@NullMarked
package dev.inchworm.postgresql.probe;

import org.jspecify.annotations.NullMarked;
