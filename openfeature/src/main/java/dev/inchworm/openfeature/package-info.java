// SPDX-License-Identifier: Apache-2.0
/** Routes as OpenFeature flags, and the flags of any OpenFeature provider as routes. */
@NullMarked
package dev.inchworm.openfeature;

import org.jspecify.annotations.NullMarked;
