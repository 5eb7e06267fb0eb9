// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private final Headlines headlines = new Headlines();

    @Test
    void noise_of_the_virtual_machine_is_no_news() {
        assertThat(Headlines.said("Picked up JAVA_TOOL_OPTIONS: -Dx=y")).isEmpty();
        assertThat(Headlines.said("OpenJDK 64-Bit Server VM warning: Sharing is only supported"))
                .isEmpty();
        assertThat(Headlines.said("  ")).isEmpty();
    }

    @Test
    void a_checksum_is_shortened_and_a_folder_left_out() {
        assertThat(Headlines.said("orders is in PREPARE, plan " + "0123abcd".repeat(8)))
                .contains("orders is in PREPARE, plan 0123abcd…");
        assertThat(Headlines.said("written to /tmp/inchworm-demo17/inchworm-archive-orders.jsonl.gz)"))
                .contains("written to inchworm-archive-orders.jsonl.gz)");
    }

    @Test
    void what_is_told_twice_with_another_remark_is_one_event() {
        assertThat(headlines.event("CONTRACT done: relax total_amount (was there already)"))
                .contains("✔ CONTRACT  relax total_amount (was there already)");
        assertThat(headlines.event("CONTRACT done: relax total_amount")).isEmpty();
        assertThat(headlines.event("CONTRACT done: guard")).contains("✔ CONTRACT  guard");
    }

    @Test
    void a_clock_that_goes_on_is_no_event() {
        assertThat(headlines.event("move the reads in steps: 1 % soaks for 5 s more"))
                .isEmpty();
        assertThat(headlines.event("6974 of about 200000 rows, 12732 rows/s, chunks of 23 rows, held back for 0 s"))
                .isEmpty();
        assertThat(headlines.event("1 % of the reads go to new")).contains("▸ 1 % of the reads go to new");
    }
}
