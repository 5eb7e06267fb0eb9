// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

/**
 * Whose row is read.
 *
 * @param number from 0 to {@link Owners#COUNT} - 1
 * @param text what decisions stick to
 */
record Owner(int number, String text) {}
