// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropCascadeTest {

    private static final String ID = "PG126";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DROP SCHEMA "Old" CASCADE|DROP SCHEMA "Old";
        DROP TABLE a, shop.b CASCADE|DROP TABLE a, shop.b;
        DROP TYPE mood CASCADE|DROP TYPE mood;
        DROP INDEX i CASCADE|DROP INDEX i;
        DROP TRIGGER g ON shop.t CASCADE|DROP TRIGGER g ON shop.t;
        ALTER TABLE t DROP COLUMN "A" CASCADE|ALTER TABLE t DROP COLUMN "A";
        ALTER TABLE t DROP CONSTRAINT c CASCADE|ALTER TABLE t DROP CONSTRAINT c;
        """)
    void what_goes_with_something_is_found_with_the_statement_that_asks(String sql, String safe) {
        assertThat(Lint.find(ID, sql))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay()).contains(safe));
    }

    @Test
    void a_database_and_what_a_role_owns_are_found_without_the_word() {
        assertThat(Lint.find(ID, "DROP DATABASE shop; DROP OWNED BY ana")).hasSize(2);
    }

    @Test
    void its_place_is_the_action() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD a int,\n DROP b CASCADE")
                        .get(0)
                        .place()
                        .line())
                .isEqualTo(2);
    }

    @Test
    void without_cascade_or_made_in_the_same_file_it_is_no_matter() {
        assertThat(Lint.find(ID, """
            DROP TABLE t;
            DROP SCHEMA s RESTRICT;
            CREATE SCHEMA scratch;
            DROP TABLE scratch.t CASCADE;
            DROP SCHEMA scratch CASCADE;
            CREATE TYPE mood AS ENUM ('a');
            DROP TYPE mood CASCADE;
            """)).isEmpty();
    }
}
