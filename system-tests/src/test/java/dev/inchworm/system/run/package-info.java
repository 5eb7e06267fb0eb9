// SPDX-License-Identifier: Apache-2.0
/** A whole migration on a real server: there, back, there again; killed, cut off, raced. */
@NullMarked
package dev.inchworm.system.run;

import org.jspecify.annotations.NullMarked;
