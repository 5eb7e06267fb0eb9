// SPDX-License-Identifier: Apache-2.0
/** The demo's screen: a live picture on a terminal, plain lines in a pipe. */
@NullMarked
package dev.inchworm.cli.demo.screen;

import org.jspecify.annotations.NullMarked;
