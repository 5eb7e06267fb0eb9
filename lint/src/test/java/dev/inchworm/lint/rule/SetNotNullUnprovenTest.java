// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetNotNullUnprovenTest {

    private static final String ID = "PG146";
    private static final String CHECK = "ALTER TABLE shop.t ADD CONSTRAINT c CHECK (\"Paid\" IS NOT NULL) NOT VALID;";
    private static final String VALIDATE = "ALTER TABLE shop.t VALIDATE CONSTRAINT c;";
    private static final String SET = "ALTER TABLE shop.t ALTER COLUMN \"Paid\" SET NOT NULL;";

    @Test
    void without_any_proof_it_is_found_with_the_way_to_one() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.t ADD a int,\n ALTER \"Paid\" SET NOT NULL"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .containsExactly(
                                    "-- each its own transaction:",
                                    "ALTER TABLE shop.t ADD CONSTRAINT \"t_Paid_not_null\""
                                            + " CHECK (\"Paid\" IS NOT NULL) NOT VALID;",
                                    "ALTER TABLE shop.t VALIDATE CONSTRAINT \"t_Paid_not_null\";",
                                    "ALTER TABLE shop.t ALTER COLUMN \"Paid\" SET NOT NULL;",
                                    "ALTER TABLE shop.t DROP CONSTRAINT \"t_Paid_not_null\";");
                });
    }

    @Test
    void a_check_proves_it_only_when_it_is_validated_and_still_there() {
        assertThat(Lint.find(ID, CHECK + VALIDATE + SET)).isEmpty();
        assertThat(Lint.find(ID, CHECK + SET)).hasSize(1);
        assertThat(Lint.find(ID, CHECK + VALIDATE + "ALTER TABLE shop.t DROP CONSTRAINT c;" + SET))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        paid IS NOT NULL AND a > 0|0
        (PAID is not null)|0
        paid IS NOT NULL OR a > 0|1
        NOT (paid IS NOT NULL)|1
        paid > 0|1
        a IS NOT NULL|1
        """)
    void a_check_proves_it_only_when_it_says_so(String check, int findings) {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD CHECK (" + check + "); ALTER TABLE t ALTER paid SET NOT NULL"))
                .hasSize(findings);
    }

    @Test
    void for_eighteen_a_not_null_constraint_is_the_same() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD CONSTRAINT n NOT NULL a", 18))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains(
                                "ALTER TABLE t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;",
                                "ALTER TABLE t VALIDATE CONSTRAINT t_a_not_null;"));
        assertThat(Lint.find(ID, "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID", 18))
                .isEmpty();
    }

    @Test
    void a_column_that_holds_no_null_by_what_a_server_told_is_no_matter() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<Boolean> isProvenNotNull(ObjectName table, String column) {
                return Optional.of(true);
            }
        };

        assertThat(Lint.find(ID, SET, live)).isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a int); ALTER TABLE t ALTER a SET NOT NULL"))
                .isEmpty();
    }
}
