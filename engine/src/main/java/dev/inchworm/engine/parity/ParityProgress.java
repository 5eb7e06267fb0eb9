// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

import java.util.Optional;

/**
 * How far a pass has come.
 *
 * @param rows rows judged
 * @param rowsTotal rows there are, as the server estimates
 * @param differing rows whose sides differ
 * @param broken rows that break an invariant
 * @param heldBy what holds the pass back now, if anything
 */
public record ParityProgress(long rows, long rowsTotal, long differing, long broken, Optional<String> heldBy) {}
