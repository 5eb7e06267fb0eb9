// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

/**
 * An order as the shop speaks of it, whichever side it was read from.
 *
 * @param id its number
 * @param customerId who ordered
 * @param totalMinor the total in the smallest unit of its currency
 * @param currency the currency's code
 */
public record Order(long id, long customerId, long totalMinor, String currency) {}
