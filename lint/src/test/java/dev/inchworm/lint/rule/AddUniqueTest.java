// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddUniqueTest {

    private static final String ID = "PG165";

    @Test
    void a_unique_constraint_is_found_with_its_index_built_concurrently() {
        assertThat(Lint.find(
                        ID,
                        "alter table shop.orders add unique nulls not distinct (\"Code\", no) include (id)"
                                + " with (fillfactor = 80) deferrable initially deferred"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "SET lock_timeout = 0;",
                                "CREATE UNIQUE INDEX CONCURRENTLY \"orders_Code_no_key\" ON shop.orders (\"Code\", no)"
                                        + " include (id) NULLS NOT DISTINCT with (fillfactor = 80);",
                                "ALTER TABLE shop.orders ADD CONSTRAINT \"orders_Code_no_key\" UNIQUE USING INDEX"
                                        + " \"orders_Code_no_key\" DEFERRABLE INITIALLY DEFERRED;"));
    }

    @Test
    void on_a_partitioned_table_the_index_is_built_on_its_partitions() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<Boolean> isPartitioned(ObjectName table) {
                return Optional.of(true);
            }
        };

        assertThat(Lint.find(ID, "alter table t add constraint u unique (a)", live))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("CREATE UNIQUE INDEX u ON ONLY t (a);")
                        .noneMatch(line -> line.startsWith("CREATE UNIQUE INDEX CONCURRENTLY")));
    }

    @Test
    void without_overlaps_has_no_concurrent_way() {
        assertThat(Lint.find(ID, "alter table t add constraint u unique (a, b without overlaps)", 18))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).allMatch(line -> line.startsWith("--")));
    }

    @Test
    void with_an_index_that_is_ready_or_on_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "alter table t add constraint u unique using index u; create table v (a int);"
                                + "alter table v add unique (a)"))
                .isEmpty();
    }
}
