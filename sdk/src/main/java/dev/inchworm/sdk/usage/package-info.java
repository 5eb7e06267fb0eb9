// SPDX-License-Identifier: Apache-2.0
/** Who in this application still touches one side of a migration, and how much of its traffic was watched. */
@NullMarked
package dev.inchworm.sdk.usage;

import org.jspecify.annotations.NullMarked;
