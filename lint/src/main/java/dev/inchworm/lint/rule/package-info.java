// SPDX-License-Identifier: Apache-2.0
/** The rules: one file each, with what it finds, why it hurts and the safe way. */
@NullMarked
package dev.inchworm.lint.rule;

import org.jspecify.annotations.NullMarked;
