// SPDX-License-Identifier: Apache-2.0
/** How the packet's queries would be run before and after, on the trial database. */
@NullMarked
package dev.inchworm.rehearsal.query;

import org.jspecify.annotations.NullMarked;
