// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeveralForeignKeysTest {

    private static final String ID = "PG171";
    private static final String TWO = """
        ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES people NOT VALID;
        ALTER TABLE orders ADD CONSTRAINT g FOREIGN KEY (b) REFERENCES shop."Cities" NOT VALID;
        """;

    @Test
    void two_in_one_transaction_are_found_at_the_second() {
        assertThat(Lint.findInFlyway(ID, TWO)).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(2);
            assertThat(finding.message()).contains("orders, people, shop.\"Cities\"");
        });
    }

    @Test
    void two_in_one_statement_are_found() {
        assertThat(Lint.find(ID, "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u, ADD FOREIGN KEY (b) REFERENCES v"))
                .hasSize(1);
        assertThat(Lint.find(ID, "CREATE TABLE t (a int REFERENCES u, b int REFERENCES v)"))
                .hasSize(1);
    }

    @Test
    void one_each_is_no_matter() {
        assertThat(Lint.find(ID, TWO)).isEmpty();
        assertThat(Lint.findInFlyway(ID, "CREATE TABLE t (a int REFERENCES u, up int REFERENCES t)"))
                .isEmpty();
        assertThat(Lint.findInFlyway(ID, "CREATE TABLE u (id int); CREATE TABLE t (a int REFERENCES u)"))
                .isEmpty();
    }
}
