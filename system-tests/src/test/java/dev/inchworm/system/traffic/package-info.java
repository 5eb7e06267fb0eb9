// SPDX-License-Identifier: Apache-2.0
/**
 * Whole migrations of a shop at work: its engine killed, its migration undone, an oracle judging every read and row.
 */
@NullMarked
package dev.inchworm.system.traffic;

import org.jspecify.annotations.NullMarked;
