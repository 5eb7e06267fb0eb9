// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

/**
 * One way in which a change breaks its guardrail.
 *
 * @param file from the repository's top
 * @param line from 1
 * @param rule {@code may_touch}, {@code must_not}, {@code old_logic}, {@code guardrail} or {@code halted}
 * @param text what it does
 */
public record Breach(String file, int line, String rule, String text) {

    /** {@code file:line: rule: text}. */
    public String shown() {
        return "%s:%d: %s: %s".formatted(file, line, rule, text);
    }
}
