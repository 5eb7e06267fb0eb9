// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Access;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A use is told when it is seen for the first time, which is what a warning is written by. */
class UsesTest {

    private final List<String> told = new ArrayList<>();
    private final Uses uses = new Uses(use -> told.add(use.key().place()));
    private final Watched total = new Watched("", "orders", "total", List.of(new Owner(0, Side.OLD)));
    private final SqlText statement = SqlText.of(SqlWords.of("select total from orders", Quoting.ANSI));

    @Test
    void each_place_of_a_statement_is_told_once() {
        Touch touch = new Touch(total, Access.READ);
        for (int i = 0; i < 3; i++) {
            uses.of(touch, statement, "here").add();
            uses.of(touch, statement, "there").add();
        }

        assertThat(told).containsExactly("here", "there");
    }

    @Test
    void beyond_the_bound_all_is_counted_in_one_row_which_is_told_once() {
        Touch touch = new Touch(total, Access.READ);
        for (int i = 0; i < Uses.USES_MAX + 500; i++) {
            uses.of(touch, statement, "place " + i).add();
        }

        assertThat(told).hasSize(Uses.USES_MAX + 1);
        assertThat(uses.all()).hasSize(Uses.USES_MAX + 1);
        assertThat(uses.lumped()).isEqualTo(500);
        assertThat(uses.all().stream().mapToLong(use -> use.untold(0)).sum()).isEqualTo(Uses.USES_MAX + 500L);
    }

    @Test
    void the_first_sightings_look_where_they_come_from_and_later_ones_now_and_then() {
        Touch touch = new Touch(total, Access.READ);
        int looked = 0;
        for (int i = 0; i < 10_016; i++) {
            if (touch.current(100) == null) {
                touch.sampled(uses.of(touch, statement, "here"));
                looked++;
            }
        }

        assertThat(looked).isEqualTo(16 + 100);
    }
}
