// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import dev.inchworm.sdk.compare.Difference;
import dev.inchworm.sdk.compare.SideComparator;
import dev.inchworm.sdk.figure.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two answers agree, as the application declared it; runs the application's code, on workers only. Threads
 * share it.
 *
 * @param comparator what differs
 * @param known differences that are not to count
 * @param sameErrors whether both sides failed alike
 * @param reveal what to write down of two values that differ; empty: nothing
 */
record Judgement<R>(
        SideComparator<R> comparator,
        BiPredicate<@Nullable R, @Nullable R> known,
        BiPredicate<Throwable, Throwable> sameErrors,
        Optional<BiFunction<@Nullable R, @Nullable R, String>> reveal) {

    private static final String NO_ERROR = "none";

    Verdict ofValues(@Nullable R old, @Nullable R fresh) throws Exception {
        Difference difference = comparator.compare(old, fresh);
        if (difference.isNone()) {
            return Verdict.of(Comparison.MATCH);
        }
        if (known.test(old, fresh)) {
            return Verdict.of(Comparison.IGNORED);
        }
        Optional<String> detail = reveal.map(text -> text.apply(old, fresh));
        return new Verdict(Comparison.MISMATCH_TRANSIENT, difference.fields(), detail);
    }

    /** At least one of the two is there. */
    Verdict ofErrors(@Nullable Throwable old, @Nullable Throwable fresh) {
        if (old != null && fresh != null && sameErrors.test(old, fresh)) {
            return Verdict.of(Comparison.ERROR_MATCH);
        }
        return new Verdict(
                Comparison.ERROR_MISMATCH, List.of("old " + name(old), "new " + name(fresh)), Optional.empty());
    }

    private static String name(@Nullable Throwable error) {
        return error == null ? NO_ERROR : error.getClass().getName();
    }
}
