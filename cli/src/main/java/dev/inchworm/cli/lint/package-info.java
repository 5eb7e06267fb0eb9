// SPDX-License-Identifier: Apache-2.0
/** {@code inchworm lint}: files in, findings out; and what a server adds to them. */
@NullMarked
package dev.inchworm.cli.lint;

import org.jspecify.annotations.NullMarked;
