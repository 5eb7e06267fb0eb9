// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

/**
 * A measured reason to halt a phase at once.
 *
 * @param name as in {@code docs/concepts.md}, {@code read-errors}
 * @param measured what was found
 * @param limit what is allowed
 * @param text one sentence for people
 */
public record StopSignal(String name, String measured, String limit, String text) {}
