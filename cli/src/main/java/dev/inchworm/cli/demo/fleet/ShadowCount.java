// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

/**
 * What came of reading the other side in the dark.
 *
 * @param compared pairs of answers that were compared
 * @param divergent pairs that differed, and still did when read again while nobody wrote
 * @param transients pairs that differed because of a write in between
 * @param failed pairs that could not be compared, because a connection was cut for example
 * @param dropped shadow reads that were not made, to spare the shop
 * @param fallbacks reads of the new side that failed and were served from the old one
 */
public record ShadowCount(long compared, long divergent, long transients, long failed, long dropped, long fallbacks) {
    /** Nothing was read in the dark. */
    public static final ShadowCount NONE = new ShadowCount(0, 0, 0, 0, 0, 0);
}
