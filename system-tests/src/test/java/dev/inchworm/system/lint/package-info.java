// SPDX-License-Identifier: Apache-2.0
/** What the linter's rules say, held against what servers show. */
@NullMarked
package dev.inchworm.system.lint;

import org.jspecify.annotations.NullMarked;
