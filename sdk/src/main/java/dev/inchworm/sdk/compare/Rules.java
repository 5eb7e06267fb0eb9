// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two values are compared.
 *
 * @param tolerance largest distance of two numbers that counts as none; empty: they are compared exactly
 * @param times times are cut to this unit first
 * @param anyScale whether 1.0 and 1.00 are the same decimal
 * @param unordered whether lists are compared without their order
 */
record Rules(Optional<BigDecimal> tolerance, Optional<ChronoUnit> times, boolean anyScale, boolean unordered) {

    static final Rules STRICT = new Rules(Optional.empty(), Optional.empty(), false, false);

    private static final int DEPTH_MAX = 32;

    Rules with(BigDecimal distance) {
        return new Rules(Optional.of(distance), times, anyScale, unordered);
    }

    Rules with(ChronoUnit unit) {
        return new Rules(tolerance, Optional.of(unit), anyScale, unordered);
    }

    Rules withAnyScale() {
        return new Rules(tolerance, times, true, unordered);
    }

    Rules withoutOrder() {
        return new Rules(tolerance, times, anyScale, true);
    }

    boolean same(@Nullable Object old, @Nullable Object fresh, int depth) throws Exception {
        if (old == fresh) {
            return true;
        }
        if (old == null || fresh == null) {
            return false;
        }
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("values nest deeper than " + DEPTH_MAX);
        }
        if (old instanceof Number a && fresh instanceof Number b) {
            return sameNumber(a, b);
        }
        if (old instanceof List<?> a && fresh instanceof List<?> b) {
            return sameList(a, b, depth);
        }
        if (old instanceof Set<?> a && fresh instanceof Set<?> b) {
            return a.size() == b.size()
                    && (a.equals(b) || withoutOrder().sameList(List.copyOf(a), List.copyOf(b), depth));
        }
        if (old instanceof Map<?, ?> a && fresh instanceof Map<?, ?> b) {
            return sameMap(a, b, depth);
        }
        if (old instanceof Optional<?> a && fresh instanceof Optional<?> b) {
            return same(a.orElse(null), b.orElse(null), depth + 1);
        }
        if (old instanceof Record && old.getClass() == fresh.getClass()) {
            return sameRecord(old, fresh, depth);
        }
        return Objects.deepEquals(cut(old), cut(fresh));
    }

    private boolean sameNumber(Number old, Number fresh) {
        if (old.equals(fresh)) {
            return true;
        }
        Optional<BigDecimal> a = decimal(old);
        Optional<BigDecimal> b = decimal(fresh);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        if (tolerance.isPresent()) {
            return a.get().subtract(b.get()).abs().compareTo(tolerance.get()) <= 0;
        }
        return anyScale
                && old instanceof BigDecimal
                && fresh instanceof BigDecimal
                && a.get().compareTo(b.get()) == 0;
    }

    private static Optional<BigDecimal> decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (number instanceof BigInteger integer) {
            return Optional.of(new BigDecimal(integer));
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? Optional.of(new BigDecimal(number.toString())) : Optional.empty();
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return Optional.of(BigDecimal.valueOf(number.longValue()));
        }
        return Optional.empty();
    }

    private boolean sameList(List<?> old, List<?> fresh, int depth) throws Exception {
        if (old.size() != fresh.size()) {
            return false;
        }
        if (unordered) {
            return Comparators.<Object>unorderedList((a, b) -> sameElement(a, b, depth))
                    .compare(new ArrayList<>(old), new ArrayList<>(fresh))
                    .isNone();
        }
        Iterator<?> other = fresh.iterator();
        for (Object element : old) {
            Comparators.stopIfInterrupted();
            if (!same(element, other.next(), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private Difference sameElement(@Nullable Object old, @Nullable Object fresh, int depth) throws Exception {
        return same(old, fresh, depth + 1) ? Difference.none() : Difference.of(Difference.VALUE);
    }

    private boolean sameMap(Map<?, ?> old, Map<?, ?> fresh, int depth) throws Exception {
        if (!old.keySet().equals(fresh.keySet())) {
            return false;
        }
        for (Map.Entry<?, ?> entry : old.entrySet()) {
            Comparators.stopIfInterrupted();
            if (!same(entry.getValue(), fresh.get(entry.getKey()), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRecord(Object old, Object fresh, int depth) throws Exception {
        for (Field field : Field.of(old.getClass())) {
            if (!same(field.in(old), field.in(fresh), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private Object cut(Object value) {
        if (times.isEmpty()) {
            return value;
        }
        ChronoUnit unit = times.get();
        if (value instanceof Instant time) {
            return time.truncatedTo(unit);
        } else if (value instanceof LocalDateTime time) {
            return time.truncatedTo(unit);
        } else if (value instanceof OffsetDateTime time) {
            return time.truncatedTo(unit).toInstant();
        } else if (value instanceof ZonedDateTime time) {
            return time.truncatedTo(unit).toInstant();
        } else if (value instanceof LocalTime time) {
            return time.truncatedTo(unit);
        } else if (value instanceof OffsetTime time) {
            return time.truncatedTo(unit);
        } else if (value instanceof java.sql.Timestamp time) {
            return time.toInstant().truncatedTo(unit);
        } else if (value instanceof Date time && value.getClass() == Date.class) {
            return time.toInstant().truncatedTo(unit);
        }
        return value;
    }
}
