// SPDX-License-Identifier: Apache-2.0
/** Rows for a trial database: made up so that every constraint holds, or taken from the live table and scrambled. */
@NullMarked
package dev.inchworm.rehearsal.rows;

import org.jspecify.annotations.NullMarked;
