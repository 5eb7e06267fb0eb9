// SPDX-License-Identifier: Apache-2.0
/** The packet's examples as facts of the mapping, computed by the trial server. */
@NullMarked
package dev.inchworm.rehearsal.fact;

import org.jspecify.annotations.NullMarked;
