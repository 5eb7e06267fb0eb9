// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.FileReport;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Severity;
import java.util.List;

/**
 * What came of all files.
 *
 * @param files one for each file, in order
 * @param version major version of the server they were judged for
 */
public record Results(List<FileReport> files, int version) {

    /** All findings, in order. */
    public List<Finding> findings() {
        return files.stream().flatMap(file -> file.findings().stream()).toList();
    }

    /** How many findings there are of {@code severity}. */
    public long count(Severity severity) {
        return findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether something blocks. */
    public boolean isBlocked() {
        return count(Severity.BLOCK) > 0;
    }

    /** How much was looked at. */
    public FileReport.Counts counts() {
        return files.stream()
                .map(FileReport::counts)
                .reduce(new FileReport.Counts(0, 0, 0, 0), FileReport.Counts::plus);
    }
}
