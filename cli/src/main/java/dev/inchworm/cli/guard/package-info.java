// SPDX-License-Identifier: Apache-2.0
/** Holds a change of code to the guardrail of a packet. */
@NullMarked
package dev.inchworm.cli.guard;

import org.jspecify.annotations.NullMarked;
