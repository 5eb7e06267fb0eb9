// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenameOtherTest {

    private static final String ID = "PG130";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SCHEMA shop RENAME TO store",
                "ALTER TYPE mood RENAME TO temper",
                "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
                "ALTER SEQUENCE s RENAME TO t",
                "ALTER SEQUENCE s SET SCHEMA t"
            })
    void a_name_that_applications_use_warns(String sql) {
        assertThat(Lint.find(ID, sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER INDEX i RENAME TO j",
                "ALTER TABLE t RENAME CONSTRAINT c TO d",
                "ALTER TRIGGER g ON t RENAME TO h"
            })
    void a_name_that_other_migrations_use_is_noted(String sql) {
        assertThat(Lint.find(ID, sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
    }

    @Test
    void an_enum_gets_a_new_value_instead() {
        assertThat(Lint.find(ID, "ALTER TYPE shop.\"Mood\" RENAME VALUE 'it''s' TO 'fine'")
                        .get(0)
                        .safeWay())
                .contains("ALTER TYPE shop.\"Mood\" ADD VALUE 'fine' BEFORE 'it''s';");
    }

    @Test
    void what_is_new_or_has_a_rule_of_its_own_is_no_matter() {
        assertThat(Lint.find(ID, """
            ALTER TABLE t RENAME TO u;
            ALTER TABLE t RENAME a TO b;
            CREATE TYPE mood AS ENUM ('a');
            ALTER TYPE mood RENAME VALUE 'a' TO 'b';
            CREATE TABLE v (a int);
            ALTER TABLE v RENAME CONSTRAINT c TO d;
            ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
            ALTER TABLE t RENAME CONSTRAINT c TO d;
            """)).isEmpty();
    }
}
