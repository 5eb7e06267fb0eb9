// SPDX-License-Identifier: Apache-2.0
/** Every version's statements run at every phase, forward and back: which versions live together with which schema. */
@NullMarked
package dev.inchworm.rehearsal.matrix;

import org.jspecify.annotations.NullMarked;
