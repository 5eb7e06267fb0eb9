// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshBlockingTest {

    private static final String ID = "PG212";

    @Test
    void a_view_refreshed_while_its_readers_wait_is_found() {
        List<Finding> found =
                Lint.find(ID, "refresh materialized view s.\"V\"; refresh materialized view v with no data");

        assertThat(found).hasSize(2);
        assertThat(found.get(0).safeWay()).contains("REFRESH MATERIALIZED VIEW CONCURRENTLY s.\"V\";");
        assertThat(found.get(1).message()).contains("is emptied");
    }

    @Test
    void concurrently_or_of_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "refresh materialized view concurrently v;"
                                + " create materialized view w as select 1 with no data; refresh materialized view w"))
                .isEmpty();
    }
}
