// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.statement.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignKeyTypeTest {

    private static final String ID = "PG116";

    @Test
    void a_smaller_type_than_the_primary_key_it_refers_to_is_found() {
        assertThat(Lint.find(ID, """
            CREATE TABLE people (id bigserial PRIMARY KEY);
            ALTER TABLE orders ADD note text,
              ADD buyer int REFERENCES people;
            """)).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(3);
            assertThat(finding.message())
                    .isEqualTo(
                            "column buyer of orders is int, but id of people, to which it refers, is" + " bigserial");
        });
    }

    @Test
    void keys_of_several_columns_and_tables_that_refer_to_themselves_are_looked_at() {
        assertThat(Lint.find(ID, """
            CREATE TABLE node (id bigint PRIMARY KEY, up int REFERENCES node);
            CREATE TABLE a (x int, y uuid, PRIMARY KEY (x, y));
            CREATE TABLE b (x int, y text, FOREIGN KEY (x, y) REFERENCES a);
            """)).hasSize(2);
    }

    @Test
    void what_a_server_told_is_used() {
        LiveFacts live = new LiveFacts() {
            @Override
            public Optional<String> columnType(ObjectName table, String column) {
                return Optional.of(table.name().equals("people") ? "bigint" : "integer");
            }
        };
        String sql = "ALTER TABLE orders ADD FOREIGN KEY (buyer) REFERENCES people (id)";

        assertThat(Lint.find(ID, sql, live)).hasSize(1);
        assertThat(Lint.find(ID, sql)).isEmpty();
    }

    @Test
    void the_same_type_by_another_name_is_no_matter() {
        assertThat(Lint.find(ID, """
            CREATE TABLE people (id serial PRIMARY KEY, code varchar(20) UNIQUE);
            CREATE TABLE orders (buyer int4 REFERENCES people, code text REFERENCES people (code));
            """)).isEmpty();
    }
}
