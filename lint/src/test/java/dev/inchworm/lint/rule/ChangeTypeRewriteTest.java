// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTypeRewriteTest {

    private static final String ID = "PG140";

    private static LiveFacts live(String type) {
        return new LiveFacts() {
            @Override
            public Optional<String> columnType(ObjectName table, String column) {
                return Optional.of(type);
            }
        };
    }

    @Test
    void a_type_that_nothing_else_turns_into_blocks_though_the_old_one_is_not_known() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.\"Orders\" ADD a int,\n ALTER total TYPE bigint"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.message())
                            .isEqualTo("column total of shop.\"Orders\" becomes bigint: all of shop.\"Orders\" is"
                                    + " written anew; the old type is not known here");
                    assertThat(finding.safeWay()).contains("-- inchworm init shop.\"Orders\"");
                });
    }

    @Test
    void a_type_that_others_turn_into_for_nothing_warns_while_the_old_one_is_not_known() {
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE varchar(100), ALTER b TYPE text USING upper(b)"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARN, Severity.BLOCK);
    }

    @Test
    void the_old_type_is_known_from_the_file_or_from_a_server() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a varchar(9); ALTER TABLE t ALTER a TYPE varchar(5)"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("was varchar(9)"));
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE bigint", live("integer")))
                .hasSize(1);
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE varchar(100)", live("character varying(50)")))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE text USING a::text", live("character varying(50)")))
                .isEmpty();
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE text USING trim(a)", live("character varying(50)")))
                .hasSize(1);
    }

    @Test
    void a_renamed_column_keeps_its_type() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t ADD a varchar(9);
            ALTER TABLE t RENAME a TO b;
            ALTER TABLE t RENAME TO u;
            ALTER TABLE u ALTER b TYPE text;
            """)).isEmpty();
    }

    @Test
    void a_time_zone_costs_no_rewrite_in_utc() {
        String sql = "ALTER TABLE t ALTER a TYPE timestamptz";
        LiveFacts live = live("timestamp without time zone");

        assertThat(Lint.find(ID, sql, live)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).endsWith("unless the session's time zone is UTC");
            assertThat(finding.safeWay())
                    .contains("SET timezone = 'UTC';", "ALTER TABLE t ALTER COLUMN a TYPE timestamptz;");
        });
        assertThat(Lint.find(ID, "SET timezone = 'UTC';" + sql, live)).isEmpty();
        assertThat(Lint.find(ID, "SET TIME ZONE 'utc';" + sql, live)).isEmpty();
        assertThat(Lint.find(ID, "SET timezone = 'Europe/Berlin';" + sql, live)).hasSize(1);
    }

    @Test
    void a_type_of_ones_own_warns() {
        assertThat(Lint.find(ID, "ALTER TABLE t ALTER a TYPE text", live("mood")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a int); ALTER TABLE t ALTER a TYPE bigint"))
                .isEmpty();
    }
}
