// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.pace.Latencies;

/**
 * What all instances share.
 *
 * @param keys chooses the orders
 * @param oracle judges
 * @param latencies times
 */
record Traffic(Keys keys, Oracle oracle, Latencies latencies) {}
