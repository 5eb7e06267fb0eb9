// SPDX-License-Identifier: Apache-2.0
/** The command line: one command per file. */
@NullMarked
package dev.inchworm.cli;

import org.jspecify.annotations.NullMarked;
