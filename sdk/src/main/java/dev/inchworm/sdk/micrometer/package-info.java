// SPDX-License-Identifier: Apache-2.0
/** What the SDK counts, in a Micrometer registry. */
@NullMarked
package dev.inchworm.sdk.micrometer;

import org.jspecify.annotations.NullMarked;
