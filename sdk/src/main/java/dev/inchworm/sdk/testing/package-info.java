// SPDX-License-Identifier: Apache-2.0
/** A fixed client, an in-memory control and fault switches for an application's own tests. */
@NullMarked
package dev.inchworm.sdk.testing;

import org.jspecify.annotations.NullMarked;
