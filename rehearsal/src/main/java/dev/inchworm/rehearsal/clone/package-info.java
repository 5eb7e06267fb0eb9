// SPDX-License-Identifier: Apache-2.0
/** Statements that make the tables concerned anew elsewhere, read from a live catalog. */
@NullMarked
package dev.inchworm.rehearsal.clone;

import org.jspecify.annotations.NullMarked;
