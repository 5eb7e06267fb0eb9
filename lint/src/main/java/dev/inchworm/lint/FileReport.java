// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.source.SourceText;
import java.util.List;

/**
 * What came of one file.
 *
 * @param source the file
 * @param findings what was found, in the file's order
 * @param counts how much was looked at
 */
public record FileReport(SourceText source, List<Finding> findings, Counts counts) {

    /**
     * How much was looked at.
     *
     * @param statements statements in the file
     * @param notUnderstood those of them that no rule could judge
     * @param waived findings that a waiver took away
     * @param probed statements that a server ran on trial
     */
    public record Counts(int statements, int notUnderstood, int waived, int probed) {

        /** The sum of both. */
        public Counts plus(Counts other) {
            return new Counts(
                    statements + other.statements,
                    notUnderstood + other.notUnderstood,
                    waived + other.waived,
                    probed + other.probed);
        }
    }
}
