// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropForeignKeyTest {

    private static final String ID = "PG132";

    @Test
    void a_foreign_key_is_found_by_its_name_with_the_way_to_be_short() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.orders ADD a int,\n DROP CONSTRAINT \"Buyer_fkey\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.message()).contains("by its name a foreign key");
                    assertThat(finding.safeWay())
                            .contains(
                                    "SET lock_timeout = '2s';",
                                    "ALTER TABLE shop.orders DROP CONSTRAINT \"Buyer_fkey\";");
                });
    }

    @Test
    void what_the_file_or_a_server_says_counts_more_than_the_name() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<String> constraintKind(ObjectName table, String constraint) {
                return Optional.of(constraint.equals("c") ? "f" : "c");
            }
        };

        assertThat(Lint.find(ID, "ALTER TABLE t DROP CONSTRAINT c", live)).hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t DROP CONSTRAINT fk_a", live)).isEmpty();
        assertThat(Lint.find(
                        ID,
                        "ALTER TABLE t ADD CONSTRAINT d FOREIGN KEY (a) REFERENCES u NOT VALID;"
                                + "ALTER TABLE t DROP CONSTRAINT d"))
                .hasSize(1);
    }

    @Test
    void alone_and_with_a_timeout_it_is_no_matter() {
        String drop = "ALTER TABLE t DROP CONSTRAINT fk_a;";

        assertThat(Lint.find(ID, "SET lock_timeout = '2s';" + drop)).isEmpty();
        assertThat(Lint.find(ID, "SET lock_timeout = 0;" + drop)).hasSize(1);
        assertThat(Lint.findInFlyway(ID, "SET LOCAL lock_timeout = '2s'; ALTER TABLE u ADD a int;" + drop))
                .hasSize(1);
    }

    @Test
    void another_constraint_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        "ALTER TABLE t DROP CONSTRAINT t_a_check; CREATE TABLE u (a int);"
                                + "ALTER TABLE u DROP CONSTRAINT u_fkey"))
                .isEmpty();
    }
}
