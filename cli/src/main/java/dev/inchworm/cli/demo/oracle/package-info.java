// SPDX-License-Identifier: Apache-2.0
/** What the shop's data must be, known from acknowledged writes alone. */
@NullMarked
package dev.inchworm.cli.demo.oracle;

import org.jspecify.annotations.NullMarked;
