// SPDX-License-Identifier: Apache-2.0
/** Where a migration stands, and what applications see of it. */
@NullMarked
package dev.inchworm.core.phase;

import org.jspecify.annotations.NullMarked;
