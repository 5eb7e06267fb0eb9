// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of a file with its place; each reader gives the value, or notes a mistake and gives nothing.
 *
 * @param path of keys that leads to it, as {@code change.new[1].up}
 */
record Value(Reading reading, Node node, String path) {

    /** Characters of one value. */
    private static final int LENGTH_MAX = 2_000;

    private static final int SHOWN_MAX = 40;

    void mistake(String what, String next) {
        mistake(ErrorCode.FILE_NOT_UNDERSTOOD, what, next);
    }

    void mistake(ErrorCode code, String what, String next) {
        reading.mistake(code, node.getStartMark(), path.isEmpty() ? what : path + ": " + what, next);
    }

    private <T> Optional<T> expected(String what, String next) {
        mistake("expected " + what + shown(), next);
        return Optional.empty();
    }

    private String shown() {
        if (!(node instanceof ScalarNode scalar)) {
            return node instanceof SequenceNode ? ", was a list" : ", was a block of keys";
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return ", was empty";
        }
        String text = scalar.getValue().replaceAll("\\s+", " ");
        String cut = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
        return reading.showsValues() ? ", was " + cut : "";
    }

    private Optional<String> scalar(Tag... tags) {
        return node instanceof ScalarNode scalar && List.of(tags).contains(plain(scalar.getTag()))
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** The library marks a {@code ${NAME}} as a variable of its own; here it is a text like any other. */
    private static Tag plain(Tag tag) {
        return tag.equals(Tag.ENV_TAG) ? Tag.STR : tag;
    }

    /** Where it begins in the file, counted from one. */
    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    boolean isText() {
        return scalar(Tag.STR).isPresent();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isBlock() {
        return node instanceof MappingNode;
    }

    boolean isNull() {
        return scalar(Tag.NULL).isPresent();
    }

    /** A text that is not empty; numbers and booleans must stand in quotes to be one. */
    Optional<String> text() {
        Optional<String> text = scalar(Tag.STR);
        if (text.isEmpty() && scalar(Tag.INT, Tag.FLOAT, Tag.BOOL).isPresent()) {
            mistake("expected a text" + shown() + " without quotes", "put it in quotes");
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return expected("a text", "write one, or leave the key out");
        }
        if (text.get().isBlank()) {
            mistake("expected a text, was blank", "write a text or leave the key out");
            return Optional.empty();
        }
        if (text.get().length() > LENGTH_MAX) {
            mistake("is longer than " + LENGTH_MAX + " characters", "shorten it");
            return Optional.empty();
        }
        return text;
    }

    /** Any scalar as its text; null is given as the second, empty, optional. */
    Optional<Optional<String>> anyScalar() {
        if (isNull()) {
            return Optional.of(Optional.empty());
        }
        Optional<String> text = scalar(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);
        return text.isPresent()
                ? Optional.of(text)
                : expected("a single value", "write a number, a text, true, false or null");
    }

    /** A text that is one of these words. */
    Optional<String> word(List<String> words) {
        Optional<String> text = scalar(Tag.STR);
        if (text.filter(words::contains).isPresent()) {
            return text;
        }
        mistake(
                "expected one of " + String.join(", ", words) + shown(),
                text.flatMap(typed -> NearestWord.of(typed, words))
                        .map(word -> "did you mean '" + word + "'?")
                        .orElse("write one of them"));
        return Optional.empty();
    }

    Optional<Boolean> flag() {
        Optional<String> flag = scalar(Tag.BOOL);
        return flag.isPresent()
                ? flag.map(Boolean::parseBoolean)
                : expected("true or false", "write it without quotes");
    }

    Optional<Long> count(long least, long most) {
        Optional<Long> count = scalar(Tag.INT)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number >= least && number <= most);
        return count.isPresent()
                ? count
                : expected("a whole number from " + least + " to " + most, "correct the number");
    }

    Optional<Double> ratio(double least, double most) {
        Optional<Double> ratio = scalar(Tag.INT, Tag.FLOAT)
                .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?"))
                .map(Double::parseDouble)
                .filter(number -> number >= least && number <= most);
        return ratio.isPresent() ? ratio : expected("a number from " + least + " to " + most, "correct the number");
    }

    Optional<Duration> duration(Duration least, Duration most) {
        Optional<Duration> duration = scalar(Tag.STR).flatMap(Units::duration);
        if (duration.isEmpty()) {
            return expected("a duration with a unit", "write as 200ms, 5s, 15m, 24h, 7d or 2w");
        }
        boolean inside = duration.get().compareTo(least) >= 0 && duration.get().compareTo(most) <= 0;
        return inside
                ? duration
                : expected("a duration from " + Units.text(least) + " to " + Units.text(most), "correct the duration");
    }

    /** A percent in basis points. */
    Optional<Integer> percent(int least, int most) {
        Optional<Integer> points = scalar(Tag.STR).flatMap(Units::basisPoints);
        if (points.isEmpty()) {
            return expected("a percent", "write as 1% or 0.1%");
        }
        boolean inside = points.get() >= least && points.get() <= most;
        return inside
                ? points
                : expected(
                        "a percent from " + Units.percent(least) + " to " + Units.percent(most), "correct the percent");
    }

    Optional<LocalDate> date() {
        Optional<String> text = scalar(Tag.STR);
        try {
            return text.isPresent()
                    ? Optional.of(LocalDate.parse(text.get()))
                    : expected("a date", "write a day that there is, as 2027-01-31");
        } catch (DateTimeParseException e) {
            return expected("a date", "write a day that there is, as 2027-01-31");
        }
    }

    /** The items of a list that has at least one and at most {@code most}. */
    List<Value> items(int most) {
        if (!(node instanceof SequenceNode list)) {
            expected("a list", "write as [a, b]");
            return List.of();
        }
        if (list.getValue().isEmpty()) {
            mistake("the list is empty", "name at least one, or leave the key out");
        }
        if (list.getValue().size() > most) {
            mistake("the list has more than " + most + " items", "shorten it");
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(new Value(reading, item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** A list of different texts. */
    List<String> texts(int most) {
        List<String> texts = new ArrayList<>();
        for (Value item : items(most)) {
            item.text().ifPresent(text -> {
                if (texts.contains(text)) {
                    item.mistake("'" + text + "' is named twice", "name it once");
                } else {
                    texts.add(text);
                }
            });
        }
        return texts;
    }

    /** An SQL expression whose shape is judged here and whose meaning the server judges. */
    Optional<String> expression() {
        Optional<String> text = scalar(Tag.STR);
        if (text.isEmpty()) {
            return expected("an SQL expression in quotes", "put it in quotes, as \"0\" or \"total_amount\"");
        }
        Optional<String> problem = SqlScan.problem(text.get());
        problem.ifPresent(what -> mistake(
                ErrorCode.MAPPING_REFUSED,
                "the expression " + what,
                "write one SQL expression over the columns of a row"));
        return problem.isPresent() ? Optional.empty() : text;
    }

    /** A column's name exactly as the catalog has it: no folding, no quotes. */
    Optional<String> column() {
        return text().filter(name -> {
            boolean fits = name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 63
                    && name.chars().noneMatch(letter -> letter < ' ');
            if (!fits) {
                mistake("a name is 1 to 63 bytes of printable text", "write the name as the catalog has it");
            }
            return fits;
        });
    }
}
