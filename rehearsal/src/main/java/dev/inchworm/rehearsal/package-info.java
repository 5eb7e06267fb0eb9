// SPDX-License-Identifier: Apache-2.0
/** A whole plan run on a trial database, there and back, and what that proves. */
@NullMarked
package dev.inchworm.rehearsal;

import org.jspecify.annotations.NullMarked;
