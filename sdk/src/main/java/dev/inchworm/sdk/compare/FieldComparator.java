// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares records or beans field by field, by rules that are given once; every method answers a changed copy.
 *
 * <p>Field names are checked when a rule is given: a name that the type does not have is an
 * {@link IllegalArgumentException} which lists those it has.
 *
 * <p>Threads share it.
 *
 * @param <R> the record or bean
 */
public final class FieldComparator<R> implements SideComparator<R> {

    private final Class<R> type;
    private final Rules rules;
    private final Map<String, BigDecimal> tolerances;
    private final Map<String, Object> defaults;
    private final Set<String> ignored;

    private FieldComparator(
            Class<R> type,
            Rules rules,
            Map<String, BigDecimal> tolerances,
            Map<String, Object> defaults,
            Set<String> ignored) {
        this.type = type;
        this.rules = rules;
        this.tolerances = Map.copyOf(tolerances);
        this.defaults = Map.copyOf(defaults);
        this.ignored = Set.copyOf(ignored);
    }

    static <R> FieldComparator<R> of(Class<R> type) {
        if (Field.of(type).isEmpty()) {
            throw new IllegalArgumentException("%s has no record component and no getter".formatted(type.getName()));
        }
        return new FieldComparator<>(type, Rules.STRICT, Map.of(), Map.of(), Set.of());
    }

    /** Leaves these fields out. */
    public FieldComparator<R> ignore(String... fields) {
        Set<String> all = new TreeSet<>(ignored);
        for (String field : fields) {
            all.add(known(field));
        }
        return new FieldComparator<>(type, rules, tolerances, defaults, all);
    }

    /**
     * Numbers in this field may be that far apart.
     *
     * @param distance absolute, 0 or more; for doubles, decimals and whole numbers alike
     */
    public FieldComparator<R> tolerance(String field, double distance) {
        if (!(distance >= 0) || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("distance must be 0 or more, was " + distance);
        }
        Map<String, BigDecimal> all = new HashMap<>(tolerances);
        all.put(known(field), BigDecimal.valueOf(distance));
        return new FieldComparator<>(type, rules, all, defaults, ignored);
    }

    /** Times are cut to that unit before they are compared; times with an offset are compared as instants. */
    public FieldComparator<R> truncateTimes(ChronoUnit unit) {
        return with(rules.with(unit));
    }

    /** Decimals are equal when their values are: 1.0 is 1.00. */
    public FieldComparator<R> anyScale() {
        return with(rules.withAnyScale());
    }

    /** Lists in fields are compared without their order, at most {@value Comparators#UNORDERED_MAX} elements each. */
    public FieldComparator<R> unorderedLists() {
        return with(rules.withoutOrder());
    }

    /** Null in this field means {@code value}, on both sides. */
    public FieldComparator<R> nullAs(String field, Object value) {
        Map<String, Object> all = new HashMap<>(defaults);
        all.put(known(field), value);
        return new FieldComparator<>(type, rules, tolerances, all, ignored);
    }

    @Override
    public Difference compare(@Nullable R old, @Nullable R fresh) throws Exception {
        return Comparators.<R>present(this::differing).compare(old, fresh);
    }

    private Difference differing(R old, R fresh) throws Exception {
        Set<String> differing = new TreeSet<>();
        for (Field field : Field.of(type)) {
            if (!ignored.contains(field.name()) && !same(field, old, fresh)) {
                differing.add(field.name());
            }
        }
        return Difference.of(differing);
    }

    private boolean same(Field field, R old, R fresh) throws Exception {
        BigDecimal tolerance = tolerances.get(field.name());
        Rules here = tolerance == null ? rules : rules.with(tolerance);
        return here.same(filled(field, field.in(old)), filled(field, field.in(fresh)), 0);
    }

    private @Nullable Object filled(Field field, @Nullable Object value) {
        return value == null ? defaults.get(field.name()) : value;
    }

    private FieldComparator<R> with(Rules changed) {
        return new FieldComparator<>(type, changed, tolerances, defaults, ignored);
    }

    private String known(String field) {
        List<String> names = Field.of(type).stream().map(Field::name).toList();
        if (!names.contains(field)) {
            throw new IllegalArgumentException(
                    "%s has no field %s, only %s".formatted(type.getSimpleName(), field, names));
        }
        return field;
    }
}
