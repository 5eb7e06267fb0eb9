// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TightTypeTest {

    private static final String ID = "PG113";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id int PRIMARY KEY",
                "id serial",
                "id integer GENERATED ALWAYS AS IDENTITY",
                "id smallint, PRIMARY KEY (id)",
                "code character(3)",
                "at timestamp(3) without time zone"
            })
    void a_type_that_will_not_last_is_noted(String column) {
        assertThat(Lint.find(ID, "CREATE TABLE t (" + column + ")"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
    }

    @Test
    void added_to_a_table_that_is_there_it_is_noted_at_its_place_with_another_type() {
        assertThat(Lint.find(ID, "ALTER TABLE shop.t ADD a int,\n ADD \"At\" timestamp"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place().line()).isEqualTo(2);
                    assertThat(finding.safeWay()).containsExactly("ALTER TABLE shop.t ADD COLUMN \"At\" timestamptz;");
                });
    }

    @Test
    void types_that_last_are_no_matter() {
        assertThat(Lint.find(ID, """
            CREATE TABLE t (id bigint PRIMARY KEY, n int, at timestamptz, name varchar(20), days timestamp[]);
            CREATE TEMPORARY TABLE u (id int PRIMARY KEY)
            """)).isEmpty();
    }
}
