// SPDX-License-Identifier: Apache-2.0
/** Carries a migration through its phases and survives being killed. */
@NullMarked
package dev.inchworm.engine;

import org.jspecify.annotations.NullMarked;
