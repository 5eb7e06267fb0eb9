// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTypeIndexesTest {

    private static final String ID = "PG142";

    private static LiveFacts live(String type) {
        return new LiveFacts() {
            @Override
            public Optional<String> columnType(ObjectName table, String column) {
                return Optional.of(type);
            }
        };
    }

    @Test
    void another_collation_is_found() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.t\n ALTER \"Name\" TYPE text COLLATE \"C\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay())
                            .contains(
                                    "CREATE INDEX CONCURRENTLY \"t_Name_sorted\" ON shop.t (\"Name\" COLLATE \"C\");");
                });
    }

    @Test
    void a_type_that_sorts_differently_is_found_where_the_old_one_is_known() {
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE timestamptz", live("timestamp without time zone")))
                .hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE citext", live("text")))
                .hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE timestamptz")).isEmpty();
    }

    @Test
    void what_is_written_anew_or_not_at_all_is_no_matter() {
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE text", live("character varying(5)")))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE varchar(3) COLLATE \"C\"", live("text")))
                .isEmpty();
        assertThat(Lint.find(ID, "CREATE TABLE t (a text); ALTER TABLE t ALTER a TYPE text COLLATE \"C\""))
                .isEmpty();
    }
}
