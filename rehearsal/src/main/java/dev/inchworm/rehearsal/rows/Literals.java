// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Constants that stand in an expression as the server spells it. They are hints for values worth trying, nothing more:
 * whether a value fits is for the server to judge.
 */
final class Literals {

    private static final Pattern CONSTANT =
            Pattern.compile("'((?:[^']|'')*)'|(?<![\\w.\"])(-?\\d+(?:\\.\\d+)?)(?![\\w\"])");

    private static final int STEPS = 8;

    private Literals() {}

    /**
     * As texts, each once; beside every number its neighbours and some between, beside a text what stands in its
     * braces.
     */
    static List<String> of(String expression) {
        Set<String> found = new LinkedHashSet<>();
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher constant = CONSTANT.matcher(expression);
        while (constant.find()) {
            if (constant.group(2) != null) {
                BigDecimal number = new BigDecimal(constant.group(2));
                numbers.add(number);
                found.add(number.toPlainString());
                found.add(number.add(BigDecimal.ONE).toPlainString());
                found.add(number.subtract(BigDecimal.ONE).toPlainString());
            } else {
                String text = constant.group(1).replace("''", "'");
                found.add(text);
                found.addAll(inBraces(text));
            }
        }
        found.addAll(between(numbers));
        return new ArrayList<>(found);
    }

    /** Some values between the lowest and the highest: two numbers are often the ends of a range. */
    private static List<String> between(List<BigDecimal> numbers) {
        if (numbers.size() < 2) {
            return List.of();
        }
        BigDecimal lowest = Collections.min(numbers);
        BigDecimal step = Collections.max(numbers).subtract(lowest).divide(BigDecimal.valueOf(STEPS));
        int scale = Math.max(lowest.scale(), Collections.max(numbers).scale());
        return IntStream.range(1, STEPS)
                .mapToObj(i -> lowest.add(step.multiply(BigDecimal.valueOf(i)))
                        .setScale(scale, RoundingMode.HALF_UP)
                        .toPlainString())
                .toList();
    }

    /** The elements of an array written as one text. */
    private static List<String> inBraces(String text) {
        return text.length() > 2 && text.startsWith("{") && text.endsWith("}")
                ? List.of(text.substring(1, text.length() - 1).split(",", -1))
                : List.of();
    }
}
