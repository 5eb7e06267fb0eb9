// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.core.route.Side;

/**
 * Who asked for something to be watched.
 *
 * @param migration its number within the audit, from 0
 * @param side the side it is on
 */
record Owner(int migration, Side side) {}
