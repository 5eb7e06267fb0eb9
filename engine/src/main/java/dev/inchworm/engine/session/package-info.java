// SPDX-License-Identifier: Apache-2.0
/** Sessions of the engine: every transaction pinned, fenced and judged when it fails. */
@NullMarked
package dev.inchworm.engine.session;

import org.jspecify.annotations.NullMarked;
