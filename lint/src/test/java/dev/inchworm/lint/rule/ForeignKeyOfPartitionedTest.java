// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignKeyOfPartitionedTest {

    private static final String ID = "PG172";
    private static final String TABLE = "CREATE TABLE shop.events (at date, a int) PARTITION BY RANGE (at);";
    private static final String KEY = "\nALTER TABLE shop.events ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u";

    @Test
    void it_is_found_before_eighteen_also_on_a_table_of_the_same_file() {
        assertThat(Lint.find(ID, TABLE + KEY + " NOT VALID", 17))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .contains("ALTER TABLE shop.events ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u;");
                });
        assertThat(Lint.find(ID, TABLE + KEY + " NOT VALID", 18)).isEmpty();
    }

    @Test
    void what_a_server_told_is_used() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<Boolean> isPartitioned(ObjectName table) {
                return Optional.of(table.name().equals("events"));
            }
        };

        assertThat(Lint.find(ID, KEY + " NOT VALID", live)).hasSize(1);
        assertThat(Lint.find(ID, KEY + " NOT VALID")).isEmpty();
    }

    @Test
    void a_plain_table_or_a_partition_is_no_matter() {
        assertThat(Lint.find(ID, TABLE + "ALTER TABLE shop.events_1 ADD FOREIGN KEY (a) REFERENCES u NOT VALID;" + KEY))
                .isEmpty();
    }
}
