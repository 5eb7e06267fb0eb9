// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddColumnDomainTest {

    private static final String ID = "PG108";
    private static final String DOMAIN = "CREATE DOMAIN shop.positive AS int CHECK (VALUE > 0);";

    @Test
    void a_domain_of_the_same_file_is_found_with_its_type_and_check_instead() {
        assertThat(Lint.find(ID, DOMAIN + "\nALTER TABLE shop.orders ADD \"Pieces\" shop.positive"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "ALTER TABLE shop.orders ADD COLUMN \"Pieces\" int;",
                                    "ALTER TABLE shop.orders ADD CONSTRAINT \"orders_Pieces_check\""
                                            + " CHECK (\"Pieces\" > 0) NOT VALID;",
                                    "-- in a transaction of its own:",
                                    "ALTER TABLE shop.orders VALIDATE CONSTRAINT \"orders_Pieces_check\";");
                });
    }

    @Test
    void a_domain_that_gets_its_constraint_later_or_that_a_server_knows_is_found() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<Boolean> isConstrainedDomain(String type) {
                return Optional.of(type.equals("email"));
            }
        };

        assertThat(Lint.find(ID, "ALTER TABLE t ADD a email, ADD b text", live)).hasSize(1);
        assertThat(Lint.find(
                        ID,
                        "CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);"
                                + "ALTER TABLE t ADD a d"))
                .hasSize(1);
    }

    @Test
    void a_domain_without_constraints_an_unknown_type_or_a_new_table_is_no_matter() {
        assertThat(Lint.find(
                        ID,
                        DOMAIN + "CREATE DOMAIN plain AS int DEFAULT 0; ALTER TABLE t ADD a plain, ADD b mood;"
                                + "CREATE TABLE u (a int); ALTER TABLE u ADD b shop.positive"))
                .isEmpty();
    }
}
