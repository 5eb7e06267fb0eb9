// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.parity;

/**
 * A row that differs or is broken.
 *
 * @param kind {@code differing}, {@code broken} or {@code fails}: the mapping cannot be computed for it
 * @param key its key, or a hash of it
 * @param oldSide its old columns, or their names only
 * @param newSide its new columns, or their names only
 */
public record ListedRow(String kind, String key, String oldSide, String newSide) {}
