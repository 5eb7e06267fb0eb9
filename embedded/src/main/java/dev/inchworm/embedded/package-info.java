// SPDX-License-Identifier: Apache-2.0
/** Throw-away servers for the demo, for rehearsals and for tests. */
@NullMarked
package dev.inchworm.embedded;

import org.jspecify.annotations.NullMarked;
