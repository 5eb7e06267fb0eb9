// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparationTest {

    @Test
    void ranges_meet_at_the_cuts_and_end_at_the_highest_key() {
        List<KeyRange> ranges = Preparation.ranges(List.of(key("3"), key("6"), key("9")), Optional.of(key("9")));

        assertThat(ranges)
                .containsExactly(
                        new KeyRange(Optional.empty(), Optional.of(key("3"))),
                        new KeyRange(Optional.of(key("3")), Optional.of(key("6"))),
                        new KeyRange(Optional.of(key("6")), Optional.of(key("9"))));
    }

    @Test
    void equal_cuts_are_one() {
        assertThat(Preparation.ranges(List.of(key("3"), key("3")), Optional.of(key("9"))))
                .hasSize(2);
    }

    @Test
    void an_empty_table_is_one_open_range() {
        assertThat(Preparation.ranges(List.of(), Optional.empty())).containsExactly(KeyRange.ALL);
    }

    @Test
    void a_key_with_any_text_in_it_survives_the_journal() {
        Key odd = new Key(List.of("a\"b\\c", "", "ä\n\t", "7"));

        assertThat(KeyText.read(KeyText.write(Optional.of(odd)))).contains(odd);
        assertThat(KeyText.read(KeyText.write(Optional.empty()))).isEmpty();
    }

    private static Key key(String value) {
        return new Key(List.of(value));
    }
}
