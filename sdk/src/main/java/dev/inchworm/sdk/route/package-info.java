// SPDX-License-Identifier: Apache-2.0
/** Where routes come from, and how the last good ones outlive a restart. */
@NullMarked
package dev.inchworm.sdk.route;

import org.jspecify.annotations.NullMarked;
