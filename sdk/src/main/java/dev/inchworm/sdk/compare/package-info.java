// SPDX-License-Identifier: Apache-2.0
/** When the answers of both sides count as equal, and which declared fields differ where they do not. */
@NullMarked
package dev.inchworm.sdk.compare;

import org.jspecify.annotations.NullMarked;
