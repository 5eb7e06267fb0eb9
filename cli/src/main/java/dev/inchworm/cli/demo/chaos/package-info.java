// SPDX-License-Identifier: Apache-2.0
/** What goes wrong on purpose while the demo runs. */
@NullMarked
package dev.inchworm.cli.demo.chaos;

import org.jspecify.annotations.NullMarked;
