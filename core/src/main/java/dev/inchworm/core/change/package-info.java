// SPDX-License-Identifier: Apache-2.0
/** What is to become of the data, as the team declared it. */
@NullMarked
package dev.inchworm.core.change;

import org.jspecify.annotations.NullMarked;
