// SPDX-License-Identifier: Apache-2.0
/** The contract that a database's own module fulfils. */
@NullMarked
package dev.inchworm.core.dialect;

import org.jspecify.annotations.NullMarked;
