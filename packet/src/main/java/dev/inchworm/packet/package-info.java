// SPDX-License-Identifier: Apache-2.0
/** Reads migration.yaml and inchworm.yaml, keeping the line and column of every value. */
@NullMarked
package dev.inchworm.packet;

import org.jspecify.annotations.NullMarked;
