// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Effect;

/**
 * What a transaction wrote to its row.
 *
 * @param key the row's key, as it was before
 * @param version the version it took under the row's lock
 * @param effect what it did
 */
record Written(long key, long version, Effect effect) {}
