// SPDX-License-Identifier: Apache-2.0
/** How everything that goes wrong is told: a number, a kind, and three parts. */
@NullMarked
package dev.inchworm.core.error;

import org.jspecify.annotations.NullMarked;
