// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void equal_maps_have_one_hash_whatever_their_order() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");

        assertThat(Canonical.sha256(one)).isEqualTo(Canonical.sha256(other));
    }

    @Test
    void where_one_text_ends_and_the_next_begins_is_part_of_it() {
        assertThat(Canonical.sha256(List.of("ab", "c"))).isNotEqualTo(Canonical.sha256(List.of("a", "bc")));
    }

    @Test
    void an_absent_value_is_not_an_empty_text() {
        assertThat(Canonical.sha256(Optional.empty())).isNotEqualTo(Canonical.sha256(Optional.of("")));
    }

    @Test
    void every_field_of_a_record_counts() {
        record Pair(String one, String other) {}

        assertThat(Canonical.sha256(new Pair("a", "b"))).isNotEqualTo(Canonical.sha256(new Pair("a", "c")));
    }
}
