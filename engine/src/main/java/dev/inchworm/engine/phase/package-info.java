// SPDX-License-Identifier: Apache-2.0
/** What a phase's gates ask, and how each kind of step is done and undone. */
@NullMarked
package dev.inchworm.engine.phase;

import org.jspecify.annotations.NullMarked;
