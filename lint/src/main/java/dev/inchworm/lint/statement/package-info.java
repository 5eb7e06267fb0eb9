// SPDX-License-Identifier: Apache-2.0
/** What a statement says, in a small model of our own; rules see nothing else. */
@NullMarked
package dev.inchworm.lint.statement;

import org.jspecify.annotations.NullMarked;
