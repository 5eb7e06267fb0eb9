// SPDX-License-Identifier: Apache-2.0
/** What tests need: databases, a settable clock, crash points and lost connections. */
@NullMarked
package dev.inchworm.testing;

import org.jspecify.annotations.NullMarked;
