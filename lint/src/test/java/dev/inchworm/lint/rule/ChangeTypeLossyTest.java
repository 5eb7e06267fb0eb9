// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTypeLossyTest {

    private static final String ID = "PG145";

    @Test
    void what_is_lost_is_named_where_the_old_type_is_known() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<String> columnType(ObjectName table, String column) {
                return Optional.of("bigint");
            }
        };

        assertThat(Lint.find(ID, "ALTER TABLE shop.t ADD b int,\n ALTER \"No\" TYPE int", live))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.message())
                            .isEqualTo("column \"No\" of shop.t becomes int, was bigint: numbers that are too large"
                                    + " are refused");
                    assertThat(finding.safeWay())
                            .contains("SELECT \"No\" FROM shop.t WHERE CAST(\"No\" AS int)::text IS DISTINCT FROM"
                                    + " \"No\"::text LIMIT 10;");
                });
    }

    @Test
    void what_loses_nothing_or_is_not_known_is_no_matter() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a varchar(5); ALTER TABLE t ALTER a TYPE varchar(9)"))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE int")).isEmpty();
        assertThat(Lint.find(ID, "CREATE TABLE t (a bigint); ALTER TABLE t ALTER a TYPE int"))
                .isEmpty();
    }
}
