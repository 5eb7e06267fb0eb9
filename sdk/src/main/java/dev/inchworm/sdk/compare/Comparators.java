// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The comparators that come with the SDK.
 *
 * <p>All of them take null on either side: two nulls are equal, one null differs by {@link Difference#PRESENCE}. All
 * are immutable and may be shared between threads.
 */
public final class Comparators {

    /** Longest list that is compared without its order; a longer one is an error, because the work grows squared. */
    public static final int UNORDERED_MAX = 2_000;

    private Comparators() {}

    /** Equal by {@code equals}, arrays by their elements; what differs is called {@link Difference#VALUE}. */
    public static <R> SideComparator<R> equality() {
        return present(
                (old, fresh) -> Rules.STRICT.same(old, fresh, 0) ? Difference.none() : Difference.of(Difference.VALUE));
    }

    /**
     * Equal field by field: the components of a record, else the public getters of a bean.
     *
     * @throws IllegalArgumentException when the type has neither, or they cannot be reached
     */
    public static <R> FieldComparator<R> fields(Class<R> type) {
        return FieldComparator.of(type);
    }

    /** Lists of equal length whose elements are equal in their order. */
    public static <T> SideComparator<List<T>> list(SideComparator<? super T> elements) {
        return present((old, fresh) -> {
            if (old.size() != fresh.size()) {
                return Difference.of(Difference.SIZE);
            }
            Set<String> fields = new TreeSet<>();
            Iterator<T> other = fresh.iterator();
            for (T element : old) {
                stopIfInterrupted();
                fields.addAll(elements.compare(element, other.next()).fields());
            }
            return Difference.of(fields);
        });
    }

    /**
     * Lists of equal length whose elements are equal in any order, duplicates counted.
     *
     * <p>Where an element finds no partner, the fields that differ from the first one left over are named. At most
     * {@value #UNORDERED_MAX} elements.
     */
    public static <T> SideComparator<List<T>> unorderedList(SideComparator<? super T> elements) {
        return present((old, fresh) -> {
            if (old.size() != fresh.size()) {
                return Difference.of(Difference.SIZE);
            }
            if (old.size() > UNORDERED_MAX) {
                throw new IllegalArgumentException(
                        "lists without order have at most %d elements, was %d".formatted(UNORDERED_MAX, old.size()));
            }
            List<T> alone = new ArrayList<>();
            List<T> left = new ArrayList<>(fresh);
            for (T element : old) {
                if (!takePartner(element, left, elements)) {
                    alone.add(element);
                }
            }
            Set<String> fields = new TreeSet<>();
            for (int i = 0; i < alone.size(); i++) {
                fields.addAll(elements.compare(alone.get(i), left.get(i)).fields());
            }
            return Difference.of(fields);
        });
    }

    /** Both empty, or both present and equal. */
    public static <T> SideComparator<Optional<T>> optional(SideComparator<? super T> value) {
        return (old, fresh) -> value.compare(inside(old), inside(fresh));
    }

    static <R> SideComparator<R> present(BothPresent<R> both) {
        return (old, fresh) -> {
            if (old == null || fresh == null) {
                return old == fresh ? Difference.none() : Difference.of(Difference.PRESENCE);
            }
            return both.compare(old, fresh);
        };
    }

    /** Compares two that are there. */
    interface BothPresent<R> {

        Difference compare(R old, R fresh) throws Exception;
    }

    static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the comparison took longer than its deadline");
        }
    }

    @SuppressWarnings("NullableOptional")
    private static <T> @Nullable T inside(@Nullable Optional<T> optional) {
        return optional == null ? null : optional.orElse(null);
    }

    private static <T> boolean takePartner(T element, List<T> left, SideComparator<? super T> elements)
            throws Exception {
        for (Iterator<T> candidates = left.iterator(); candidates.hasNext(); ) {
            stopIfInterrupted();
            if (elements.compare(element, candidates.next()).isNone()) {
                candidates.remove();
                return true;
            }
        }
        return false;
    }
}
