// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataAfterSchemaChangeTest {

    private static final String ID = "PG231";

    @Test
    void rows_changed_under_the_lock_of_a_schema_change_are_found() {
        List<Finding> found = Lint.findInFlyway(
                ID, "alter table s.t add a int;\nupdate s.t set a = 1;\nupdate u set b = 2 where c > 3");

        assertThat(found).extracting(Finding::severity).containsExactly(Severity.BLOCK, Severity.WARN);
        assertThat(found.get(0).message()).contains("s.t, locked ACCESS EXCLUSIVE in line 1");
        assertThat(found.get(0).safeWay()).first().asString().contains("file of its own");
    }

    @Test
    void begun_by_the_file_it_is_found_up_to_its_end() {
        assertThat(Lint.find(
                        ID,
                        "begin; create trigger x before update on t execute function f(); delete from t;"
                                + " commit; delete from t"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay().get(0)).contains("after COMMIT"));
    }

    @Test
    void without_a_transaction_or_a_lock_or_with_few_rows_it_is_no_matter() {
        assertThat(Lint.find(ID, "alter table t add a int; update t set a = 1")).isEmpty();
        assertThat(Lint.findInFlyway(ID, "update t set a = 1; alter table t add a int"))
                .isEmpty();
        assertThat(Lint.findInFlyway(
                        ID,
                        "alter table t add a int; insert into t values (1); update t set a = 1 where id = 3;"
                                + " create table n (a int); update n set a = 1"))
                .isEmpty();
        assertThat(Lint.findInFlyway(ID, "create table n (a int); create index on n (a); update t set a = 1"))
                .isEmpty();
    }
}
