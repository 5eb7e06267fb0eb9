// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddForeignKeyValidatedTest {

    private static final String ID = "PG161";
    private static final String KEY = "ALTER TABLE shop.orders ADD FOREIGN KEY (\"Buyer\") REFERENCES people (id)";

    private static final LiveFacts PARTITIONED = new LiveFacts() {
        @Override
        public Optional<Boolean> isPartitioned(ObjectName table) {
            return Optional.of(true);
        }
    };

    @Test
    void a_foreign_key_of_old_rows_is_found_with_two_steps_instead() {
        assertThat(Lint.find(ID, KEY + " ON DELETE CASCADE DEFERRABLE"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("shop.orders", "people");
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "ALTER TABLE shop.orders ADD CONSTRAINT \"orders_Buyer_fkey\" FOREIGN KEY"
                                            + " (\"Buyer\") REFERENCES people (id) ON DELETE CASCADE DEFERRABLE"
                                            + " NOT VALID;",
                                    "-- in a transaction of its own:",
                                    "ALTER TABLE shop.orders VALIDATE CONSTRAINT \"orders_Buyer_fkey\";");
                });
    }

    @Test
    void partitions_take_it_one_by_one_before_eighteen() {
        assertThat(Lint.find(ID, KEY, Scene.FileKind.PLAIN, 17, PARTITIONED)
                        .get(0)
                        .safeWay())
                .contains("-- ALTER TABLE partition VALIDATE CONSTRAINT \"orders_Buyer_fkey\";")
                .doesNotContain("ALTER TABLE shop.orders VALIDATE CONSTRAINT \"orders_Buyer_fkey\";");
        assertThat(Lint.find(ID, KEY, Scene.FileKind.PLAIN, 18, PARTITIONED)
                        .get(0)
                        .safeWay())
                .contains("ALTER TABLE shop.orders VALIDATE CONSTRAINT \"orders_Buyer_fkey\";");
    }

    @Test
    void not_valid_or_of_a_new_table_it_is_no_matter() {
        assertThat(Lint.find(
                        ID, KEY + " NOT VALID; CREATE TABLE u (a int); ALTER TABLE u ADD FOREIGN KEY (a) REFERENCES t"))
                .isEmpty();
    }
}
