// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Fact;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an example states is computed each way, and what does not come back is told as lost. */
class ExampleFactsTest {

    private final Desk desk = new Desk().with("create table prices (id int primary key, price numeric(10,3))");

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> facts(Draft draft) throws SQLException {
        Table table = desk.read("prices");
        Mapping mapping = desk.dialect.catalogs().judge(desk.session, draft.migration(), table);
        return facts(draft, table, mapping);
    }

    private List<String> facts(Draft draft, Table table, Mapping mapping) throws SQLException {
        Migration migration = draft.migration();
        return desk.dialect.catalogs().facts(desk.session, migration, table, mapping).stream()
                .map(Fact::text)
                .toList();
    }

    private static Draft cents() {
        return Draft.of("prices")
                .old("price")
                .add("cents", "bigint", "(price * 100)::bigint")
                .down("price", "cents / 100.0")
                .same("(price * 100)::bigint = cents");
    }

    @Test
    void a_mapping_that_loses_a_digit_is_named_as_lossy_with_both_values() throws SQLException {
        assertThat(facts(cents().example(Map.of("price", "19.991"), Map.of("cents", "1999"))))
                .containsExactly(
                        "line 1: up cents = 1999",
                        "line 1: down price expected 19.991, actual 19.990",
                        "line 1: down(up) price expected 19.991, actual 19.990: the mapping is lossy",
                        "line 1: same (((price * (100)::numeric))::bigint = cents) = true");
    }

    @Test
    void a_fact_that_holds_there_and_back_shows_what_was_computed() throws SQLException {
        assertThat(facts(cents().example(Map.of("price", "19.99"), Map.of("cents", "1999"))))
                .contains("line 1: up cents = 1999", "line 1: down price = 19.990", "line 1: down(up) price = 19.990");
    }

    @Test
    void what_cannot_be_computed_is_no_fact_and_no_failure() throws SQLException {
        Draft draft = cents().down("price", "(1000 / (cents - 7))::numeric");
        Table table = desk.read("prices");
        Mapping mapping = desk.dialect.catalogs().judge(desk.session, draft.migration(), table);

        assertThat(facts(draft.example(Map.of("price", "0.07"), Map.of("cents", "7")), table, mapping))
                .contains("line 1: down price expected 0.07, actual error: division by zero");
    }
}
