// SPDX-License-Identifier: Apache-2.0
/** A database to try things on: where it is, where its schema comes from, and that nothing of it stays behind. */
@NullMarked
package dev.inchworm.rehearsal.trial;

import org.jspecify.annotations.NullMarked;
