// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

/** How much a finding matters. */
public enum Severity {
    /** Must not run on a live database as it stands; the exit code says so. */
    BLOCK,
    /** Someone should look before it runs. */
    WARN,
    /** Good to know. */
    NOTE
}
