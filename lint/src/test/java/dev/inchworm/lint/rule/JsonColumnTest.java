// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonColumnTest {

    private static final String ID = "PG112";

    @Test
    void a_json_column_is_found_in_old_and_new_tables() {
        List<Finding> found = Lint.find(
                ID, "CREATE TABLE t (id int, \"Note\" json);\nALTER TABLE u ADD a int,\n ADD b json, ADD c jsonb");

        assertThat(found).hasSize(2);
        assertThat(found.get(0).safeWay()).containsExactly("-- in CREATE TABLE t: \"Note\" jsonb");
        assertThat(found.get(1).place().line()).isEqualTo(3);
        assertThat(found.get(1).safeWay()).containsExactly("ALTER TABLE u ADD COLUMN b jsonb;");
    }

    @Test
    void jsonb_and_temporary_tables_are_no_matter() {
        assertThat(Lint.find(ID, "CREATE TABLE t (a jsonb); CREATE TEMP TABLE u (a json)"))
                .isEmpty();
    }
}
