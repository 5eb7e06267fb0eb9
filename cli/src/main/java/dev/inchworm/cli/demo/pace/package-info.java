// SPDX-License-Identifier: Apache-2.0
/** Time in the demo: pauses that can be cut short, and how long things took. */
@NullMarked
package dev.inchworm.cli.demo.pace;

import org.jspecify.annotations.NullMarked;
