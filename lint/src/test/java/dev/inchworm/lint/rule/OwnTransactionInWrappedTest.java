// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.lint.rule.Scene.FileKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnTransactionInWrappedTest {

    private static final String ID = "PG244";

    @Test
    void a_transaction_begun_in_that_of_a_tool_is_told_once() {
        List<Finding> found = Lint.findInFlyway(ID, "begin;\nselect 1;\ncommit");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.place().line()).isEqualTo(1);
            assertThat(finding.message()).contains("Flyway");
        });
        assertThat(Lint.find(ID, "start transaction; end", FileKind.LIQUIBASE, 15, LiveFacts.NONE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Liquibase"));
    }

    @Test
    void one_that_only_ends_it_is_found() {
        assertThat(Lint.findInFlyway(ID, "select 1; commit; select 2; commit")).hasSize(1);
        assertThat(Lint.findInFlyway(ID, "select 1; rollback")).hasSize(1);
    }

    @Test
    void plain_files_and_savepoints_are_no_matter() {
        assertThat(Lint.find(ID, "begin; select 1; commit")).isEmpty();
        assertThat(Lint.findInFlyway(ID, "savepoint a; select 1; rollback to a; release a"))
                .isEmpty();
    }
}
