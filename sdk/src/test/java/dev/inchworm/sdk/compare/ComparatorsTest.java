// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparatorsTest {

    @Test
    void two_nulls_are_equal_and_one_null_differs_by_presence() throws Exception {
        SideComparator<String> equality = Comparators.equality();

        assertThat(equality.compare(null, null).isNone()).isTrue();
        assertThat(equality.compare("a", null)).isEqualTo(Difference.of(Difference.PRESENCE));
        assertThat(equality.compare(null, "a")).isEqualTo(Difference.of(Difference.PRESENCE));
    }

    @Test
    void equality_looks_into_arrays_maps_and_sets() throws Exception {
        assertThat(same(new int[] {1, 2}, new int[] {1, 2})).isTrue();
        assertThat(same(new int[] {1, 2}, new int[] {2, 1})).isFalse();
        assertThat(same(new Object[] {new byte[] {1}}, new Object[] {new byte[] {1}}))
                .isTrue();
        assertThat(same(Map.of("a", new int[] {1}), Map.of("a", new int[] {1}))).isTrue();
        assertThat(same(Map.of("a", 1), Map.of("b", 1))).isFalse();
        assertThat(same(Set.of(1, 2), Set.of(2, 1))).isTrue();
        assertThat(same(Set.of(1, 2), Set.of(1, 3))).isFalse();
        assertThat(same(1, 1L)).isFalse();
        assertThat(same(Double.NaN, Double.NaN)).isTrue();
    }

    @Test
    void a_list_is_compared_in_its_order() throws Exception {
        SideComparator<List<String>> list = Comparators.list(Comparators.equality());

        assertThat(list.compare(List.of("a", "b"), List.of("a", "b")).isNone()).isTrue();
        assertThat(list.compare(List.of("a", "b"), List.of("b", "a"))).isEqualTo(Difference.of(Difference.VALUE));
        assertThat(list.compare(List.of("a"), List.of("a", "a"))).isEqualTo(Difference.of(Difference.SIZE));
    }

    @Test
    void an_unordered_list_counts_its_duplicates() throws Exception {
        SideComparator<List<String>> list = Comparators.unorderedList(Comparators.equality());

        assertThat(list.compare(List.of("a", "b", "a"), List.of("a", "a", "b")).isNone())
                .isTrue();
        assertThat(list.compare(List.of("a", "b", "a"), List.of("a", "b", "b")))
                .isEqualTo(Difference.of(Difference.VALUE));
    }

    @Test
    void an_unordered_list_names_the_fields_of_those_left_alone() throws Exception {
        record Line(int number, String text) {}
        SideComparator<List<Line>> list = Comparators.unorderedList(Comparators.fields(Line.class));

        Difference difference =
                list.compare(List.of(new Line(1, "a"), new Line(2, "b")), List.of(new Line(2, "c"), new Line(1, "a")));

        assertThat(difference).isEqualTo(Difference.of("text"));
    }

    @Test
    void an_unordered_list_that_is_too_long_is_refused() {
        List<Integer> tooLong = Collections.nCopies(Comparators.UNORDERED_MAX + 1, 1);

        assertThatThrownBy(() -> Comparators.unorderedList(Comparators.<Integer>equality())
                        .compare(tooLong, tooLong))
                .hasMessageContaining("2000");
    }

    @Test
    void a_comparison_of_long_lists_ends_when_it_is_interrupted() {
        List<Integer> numbers = Collections.nCopies(100, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        Comparators.list(Comparators.<Integer>equality()).compare(numbers, Collections.nCopies(100, 1)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void optionals_are_compared_by_what_they_hold() throws Exception {
        SideComparator<Optional<String>> optional = Comparators.optional(Comparators.equality());

        assertThat(optional.compare(Optional.empty(), Optional.empty()).isNone())
                .isTrue();
        assertThat(optional.compare(Optional.of("a"), Optional.of("a")).isNone())
                .isTrue();
        assertThat(optional.compare(Optional.of("a"), Optional.empty())).isEqualTo(Difference.of(Difference.PRESENCE));
        assertThat(optional.compare(Optional.of("a"), Optional.of("b"))).isEqualTo(Difference.of(Difference.VALUE));
    }

    @Test
    void both_sides_are_normalised_alike() throws Exception {
        SideComparator<String> anyCase = Comparators.<String>equality().after(text -> text.toLowerCase(Locale.ROOT));

        assertThat(anyCase.compare("Paid", "PAID").isNone()).isTrue();
        assertThat(anyCase.compare(null, "PAID")).isEqualTo(Difference.of(Difference.PRESENCE));
    }

    @Test
    void a_difference_holds_names_sorted_and_once() {
        assertThat(Difference.of("b", "a", "b").fields()).containsExactly("a", "b");
    }

    private static boolean same(Object old, Object fresh) throws Exception {
        return Comparators.equality().compare(old, fresh).isNone();
    }
}
