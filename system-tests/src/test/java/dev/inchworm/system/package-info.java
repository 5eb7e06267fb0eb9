// SPDX-License-Identifier: Apache-2.0
/** The built product as users run it, its floors and its tidiness. */
@NullMarked
package dev.inchworm.system;

import org.jspecify.annotations.NullMarked;
