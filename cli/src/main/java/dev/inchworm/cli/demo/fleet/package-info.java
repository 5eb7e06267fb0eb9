// SPDX-License-Identifier: Apache-2.0
/** Application instances of three releases that read and write the shop. */
@NullMarked
package dev.inchworm.cli.demo.fleet;

import org.jspecify.annotations.NullMarked;
