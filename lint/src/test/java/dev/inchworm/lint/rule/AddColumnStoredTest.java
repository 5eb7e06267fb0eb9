// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddColumnStoredTest {

    private static final String ID = "PG107";

    @Test
    void a_stored_column_is_found_with_a_trigger_that_does_the_same() {
        List<Finding> found = Lint.find(
                ID, "alter table shop.orders add column gross numeric generated always as (net * 1.19) stored");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .startsWith(
                                "ALTER TABLE shop.orders ADD COLUMN gross numeric;",
                                "CREATE FUNCTION shop.orders_gross_fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                                        + " NEW.gross := (SELECT net * 1.19 FROM (SELECT NEW.*) AS new_row);"
                                        + " RETURN NEW; END $$;",
                                "CREATE TRIGGER orders_gross_fill BEFORE INSERT OR UPDATE ON shop.orders"
                                        + " FOR EACH ROW EXECUTE FUNCTION shop.orders_gross_fill();"));
    }

    @Test
    void for_eighteen_a_virtual_column_is_offered_and_left_in_peace() {
        assertThat(Lint.find(ID, "alter table t add b int generated always as (a + 1) stored", 18))
                .singleElement()
                .satisfies(finding -> assertThat(finding.safeWay())
                        .contains("ALTER TABLE t ADD COLUMN b int GENERATED ALWAYS AS (a + 1) VIRTUAL;"));
        assertThat(Lint.find(ID, "alter table t add b int generated always as (a + 1) virtual", 18))
                .isEmpty();
    }

    @Test
    void a_table_of_the_same_file_is_no_matter() {
        assertThat(Lint.find(ID, "create table t (a int); alter table t add b int generated always as (a + 1) stored"))
                .isEmpty();
    }
}
