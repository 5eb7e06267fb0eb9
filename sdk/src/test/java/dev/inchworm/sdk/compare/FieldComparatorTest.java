// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldComparatorTest {

    record Money(BigDecimal amount, @Nullable String currency) {}

    record Order(long id, Money total, double weight, Instant updatedAt, List<String> tags) {}

    record Times(OffsetDateTime offset, Timestamp stamp, Instant instant) {}

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final Order ORDER = new Order(1, money("10.50"), 1.5, NOON, List.of("a", "b"));

    @Test
    void the_declared_names_of_what_differs_are_named_and_nothing_else() throws Exception {
        Order other = new Order(1, money("10.51"), 1.6, NOON, List.of("a", "b"));

        assertThat(Comparators.fields(Order.class).compare(ORDER, other).fields())
                .containsExactly("total", "weight");
        assertThat(Comparators.fields(Order.class).compare(ORDER, ORDER).isNone())
                .isTrue();
        assertThat(Comparators.fields(Order.class).compare(ORDER, null).fields())
                .containsExactly(Difference.PRESENCE);
    }

    @Test
    void an_ignored_field_may_differ() throws Exception {
        Order other = new Order(2, money("10.50"), 1.5, NOON, List.of("a", "b"));

        assertThat(Comparators.fields(Order.class)
                        .ignore("id")
                        .compare(ORDER, other)
                        .isNone())
                .isTrue();
    }

    @Test
    void numbers_within_the_tolerance_are_equal_and_those_beyond_are_not() throws Exception {
        FieldComparator<Order> tolerant = Comparators.fields(Order.class).tolerance("weight", 0.01);

        assertThat(tolerant.compare(ORDER, weighing(1.51)).isNone()).isTrue();
        assertThat(tolerant.compare(ORDER, weighing(1.49)).isNone()).isTrue();
        assertThat(tolerant.compare(ORDER, weighing(1.52)).fields()).containsExactly("weight");
        assertThat(tolerant.compare(ORDER, weighing(Double.NaN)).fields()).containsExactly("weight");
    }

    @Test
    void a_tolerance_belongs_to_its_field_alone() throws Exception {
        record Pair(int a, int b) {}

        assertThat(Comparators.fields(Pair.class)
                        .tolerance("a", 1)
                        .compare(new Pair(1, 1), new Pair(2, 2))
                        .fields())
                .containsExactly("b");
    }

    @Test
    void times_are_cut_before_they_are_compared_nested_ones_too() throws Exception {
        record Holder(Order order) {}
        Order later = new Order(1, money("10.50"), 1.5, NOON.plusNanos(800), List.of("a", "b"));

        assertThat(Comparators.fields(Order.class).compare(ORDER, later).fields())
                .containsExactly("updatedAt");
        assertThat(Comparators.fields(Holder.class)
                        .truncateTimes(ChronoUnit.MICROS)
                        .compare(new Holder(ORDER), new Holder(later))
                        .isNone())
                .isTrue();
    }

    @Test
    void every_kind_of_time_is_cut_and_offsets_do_not_count() throws Exception {
        FieldComparator<Times> millis = Comparators.fields(Times.class).truncateTimes(ChronoUnit.MILLIS);
        Instant later = NOON.plusNanos(1_000);

        assertThat(millis.compare(
                                new Times(NOON.atOffset(ZoneOffset.UTC), Timestamp.from(NOON), NOON),
                                new Times(later.atOffset(ZoneOffset.ofHours(2)), Timestamp.from(later), later))
                        .isNone())
                .isTrue();
    }

    @Test
    void decimals_of_another_scale_are_equal_only_when_that_is_said() throws Exception {
        Order rescaled = new Order(1, money("10.5"), 1.5, NOON, List.of("a", "b"));

        assertThat(Comparators.fields(Order.class).compare(ORDER, rescaled).fields())
                .containsExactly("total");
        assertThat(Comparators.fields(Order.class)
                        .anyScale()
                        .compare(ORDER, rescaled)
                        .isNone())
                .isTrue();
    }

    @Test
    void lists_in_fields_lose_their_order_only_when_that_is_said() throws Exception {
        Order turned = new Order(1, money("10.50"), 1.5, NOON, List.of("b", "a"));

        assertThat(Comparators.fields(Order.class).compare(ORDER, turned).fields())
                .containsExactly("tags");
        assertThat(Comparators.fields(Order.class)
                        .unorderedLists()
                        .compare(ORDER, turned)
                        .isNone())
                .isTrue();
    }

    @Test
    void null_means_its_default_on_either_side() throws Exception {
        FieldComparator<Money> euros = Comparators.fields(Money.class).nullAs("currency", "EUR");
        Money unsaid = new Money(BigDecimal.ONE, null);

        assertThat(euros.compare(unsaid, new Money(BigDecimal.ONE, "EUR")).isNone())
                .isTrue();
        assertThat(euros.compare(new Money(BigDecimal.ONE, "EUR"), unsaid).isNone())
                .isTrue();
        assertThat(euros.compare(unsaid, new Money(BigDecimal.ONE, "USD")).fields())
                .containsExactly("currency");
    }

    @Test
    void a_bean_is_compared_by_its_getters() throws Exception {
        Difference difference =
                Comparators.fields(Person.class).compare(new Person("Ada", true), new Person("Ada", false));

        assertThat(difference.fields()).containsExactly("active");
    }

    @Test
    void what_a_getter_throws_comes_out() {
        assertThatThrownBy(() -> Comparators.fields(Broken.class).compare(new Broken(1), new Broken(2)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_name_that_the_type_does_not_have_is_refused_at_once() {
        assertThatThrownBy(() -> Comparators.fields(Money.class).ignore("amnt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[amount, currency]");
        assertThatThrownBy(() -> Comparators.fields(Object.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparators.fields(Money.class).tolerance("amount", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static Order weighing(double weight) {
        return new Order(1, money("10.50"), weight, NOON, List.of("a", "b"));
    }

    record Broken(int value) {
        @Override
        public int value() {
            throw new IllegalStateException("no value");
        }
    }

    /** A bean. */
    public static final class Person {

        private final String name;
        private final boolean isActive;

        Person(String name, boolean isActive) {
            this.name = name;
            this.isActive = isActive;
        }

        public String getName() {
            return name;
        }

        public boolean isActive() {
            return isActive;
        }
    }
}
