// SPDX-License-Identifier: Apache-2.0
/** Judges SQL migration files: what each statement does to a live database, and the safe way to do the same. */
@NullMarked
package dev.inchworm.lint;

import org.jspecify.annotations.NullMarked;
