// SPDX-License-Identifier: Apache-2.0
/** SQL files as single statements, and the order in which a folder of them is run. */
@NullMarked
package dev.inchworm.rehearsal.script;

import org.jspecify.annotations.NullMarked;
