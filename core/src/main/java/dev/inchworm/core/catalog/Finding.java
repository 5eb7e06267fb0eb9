// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

/**
 * What a preflight check found.
 *
 * @param check the check's name, as its page under {@code docs/checks/} is called
 * @param severity whether it closes the gate
 * @param key of the migration's file that it is about, as {@code change.old[0]}; empty where it is about none
 * @param text one sentence with the names and numbers
 * @param next what to do about it
 */
public record Finding(String check, Severity severity, String key, String text, String next) {

    /** Whether a finding closes the gate. */
    public enum Severity {
        /** The migration cannot run on this table. */
        REFUSE,
        /** It can run; a person should know. */
        WARN
    }

    /** The sentence, begun with the key that it is about. */
    public String line() {
        return key.isEmpty() ? text : key + ": " + text;
    }

    /** The same, its sentence begun with a place in a file. */
    public Finding at(String place) {
        return new Finding(check, severity, key, place + " " + text, next);
    }
}
