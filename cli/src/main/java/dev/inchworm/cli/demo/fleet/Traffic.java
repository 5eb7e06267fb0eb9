// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.pace.Latencies;
import java.util.function.Supplier;

/**
 * What all instances share.
 *
 * @param keys chooses the orders
 * @param oracle judges
 * @param latencies times
 * @param shadows counts shadow reads
 * @param position where the migration stands, as the people who deploy the shop know it
 */
record Traffic(Keys keys, Oracle oracle, Latencies latencies, Shadows shadows, Supplier<Position> position) {}
