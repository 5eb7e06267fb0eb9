// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.util.List;

/**
 * What the oracle has counted.
 *
 * @param acknowledged writes a client was told are committed
 * @param reads reads that were judged
 * @param failed operations that failed in spite of retries
 * @param lost acknowledged writes that are not in the table, and rows that are and should not be
 * @param wrong reads that answered something else than what was committed
 * @param resolved unknown outcomes resolved by their operation id
 * @param findings the first of them in words
 */
public record Verdict(
        long acknowledged, long reads, long failed, long lost, long wrong, long resolved, List<String> findings) {
    /** Copies the list. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was lost, nothing was read wrong and no operation failed. */
    public boolean isClean() {
        return failed == 0 && lost == 0 && wrong == 0;
    }
}
