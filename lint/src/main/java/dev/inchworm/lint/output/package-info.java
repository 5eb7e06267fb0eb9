// SPDX-License-Identifier: Apache-2.0
/** Findings written down: for people, for programs, for the pages of a code host. */
@NullMarked
package dev.inchworm.lint.output;

import org.jspecify.annotations.NullMarked;
