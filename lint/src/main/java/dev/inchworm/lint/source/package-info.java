// SPDX-License-Identifier: Apache-2.0
/** Cuts a file into statements and knows the place of everything in it. */
@NullMarked
package dev.inchworm.lint.source;

import org.jspecify.annotations.NullMarked;
