// SPDX-License-Identifier: Apache-2.0
/** What applications tell the engine, and what the engine makes of it, on a real server. */
@NullMarked
package dev.inchworm.system.application;

import org.jspecify.annotations.NullMarked;
