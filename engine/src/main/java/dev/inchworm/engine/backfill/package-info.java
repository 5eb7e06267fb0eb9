// SPDX-License-Identifier: Apache-2.0
/** Copies the past, one chunk a transaction. */
@NullMarked
package dev.inchworm.engine.backfill;

import org.jspecify.annotations.NullMarked;
