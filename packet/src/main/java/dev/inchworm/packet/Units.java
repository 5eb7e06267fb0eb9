// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and percents as the files write them. */
public final class Units {

    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d|w)");
    private static final Pattern PERCENT = Pattern.compile("((?:0|[1-9][0-9]{0,3})(?:\\.[0-9]{1,2})?)%");
    private static final Map<String, Duration> SIZES = sizes();

    private Units() {}

    private static Map<String, Duration> sizes() {
        Map<String, Duration> sizes = new LinkedHashMap<>();
        sizes.put("w", Duration.ofDays(7));
        sizes.put("d", Duration.ofDays(1));
        sizes.put("h", Duration.ofHours(1));
        sizes.put("m", Duration.ofMinutes(1));
        sizes.put("s", Duration.ofSeconds(1));
        sizes.put("ms", Duration.ofMillis(1));
        return sizes;
    }

    /** {@code 200ms}, {@code 5s}, {@code 15m}, {@code 24h}, {@code 7d} or {@code 2w}; anything else is empty. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration size = SIZES.getOrDefault(matcher.group(2), Duration.ZERO);
        return Optional.of(size.multipliedBy(Long.parseLong(matcher.group(1))));
    }

    /** {@code 0.1%} as ten basis points; anything that is not a percent of at most two decimals is empty. */
    static Optional<Integer> basisPoints(String text) {
        Matcher matcher = PERCENT.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact())
                : Optional.empty();
    }

    /** A duration in its largest whole unit below a week, as {@code 15m} or {@code 7d}. */
    public static String text(Duration duration) {
        for (Map.Entry<String, Duration> size : SIZES.entrySet()) {
            boolean whole = duration.toMillis() % size.getValue().toMillis() == 0;
            if (whole && !size.getKey().equals("w") && duration.compareTo(size.getValue()) >= 0) {
                return duration.toMillis() / size.getValue().toMillis() + size.getKey();
            }
        }
        return duration.isZero() ? "0s" : duration.toMillis() + "ms";
    }

    /** Basis points as a percent, as {@code 0.1%}. */
    public static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
    }

    /** A share of one as a percent, as {@code 0.1%} for 0.001. */
    public static String percent(double share) {
        return percent((int) Math.round(share * 10_000));
    }
}
