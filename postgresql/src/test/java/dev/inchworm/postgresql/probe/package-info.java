// SPDX-License-Identifier: Apache-2.0
/** Facts about the probe, seen on real servers. */
@NullMarked
package dev.inchworm.postgresql.probe;

import org.jspecify.annotations.NullMarked;
