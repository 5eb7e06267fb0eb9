// SPDX-License-Identifier: Apache-2.0
/** Every promise of the dialect contract, on a real server. */
@NullMarked
package dev.inchworm.postgresql;

import org.jspecify.annotations.NullMarked;
