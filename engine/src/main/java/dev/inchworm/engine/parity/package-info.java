// SPDX-License-Identifier: Apache-2.0
/** Proves that both sides agree, and lists where they do not. */
@NullMarked
package dev.inchworm.engine.parity;

import org.jspecify.annotations.NullMarked;
