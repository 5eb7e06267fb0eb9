// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.chunk.KeyRange.Bounds;
import dev.inchworm.core.plan.RangeSql;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table's key as SQL: ranges, order, texts. The row is called {@code t}.
 *
 * <p>Bounds are bound as text and cast to the column's own type, so that any type that can be ordered can be a key.
 */
final class KeySql {

    /** Extensions' types whose operators live beside them; all other types are compared by built-in ones. */
    private static final Pattern WITH_OWN_OPERATORS = Pattern.compile("(.+)\\.(citext|ltree|semver|ulid)");

    private final Table table;

    KeySql(Table table) {
        this.table = table;
    }

    /** One statement for each combination of bounds; {@code statement} is given the condition. */
    RangeSql ranged(Function<String, String> statement) {
        Map<Bounds, String> byBounds = new EnumMap<>(Bounds.class);
        for (Bounds bounds : Bounds.values()) {
            byBounds.put(bounds, statement.apply(condition(bounds)));
        }
        return new RangeSql(byBounds);
    }

    /** Each key column as text, parted by commas. */
    String texts() {
        return each(column -> "cast(" + of(column) + " as text)");
    }

    /** The key as one text, as the sync records it. */
    String text() {
        return table.key().size() == 1 ? texts() : "cast(json_build_array(" + texts() + ") as text)";
    }

    /** The order of the key. */
    String order() {
        return each(KeySql::of);
    }

    String orderDescending() {
        return each(column -> of(column) + " desc");
    }

    /** That {@code t} and {@code other} have the same key there; its columns are called {@code names}. */
    String joins(String other, Function<Integer, String> names) {
        return table.key().stream()
                .map(column -> of(column) + " " + operator(column, "=") + " " + other + "."
                        + names.apply(table.key().indexOf(column)))
                .collect(Collectors.joining(" and "));
    }

    private String condition(KeyRange.Bounds bounds) {
        return switch (bounds) {
            case NONE -> "true";
            case AFTER -> compared(">");
            case UP_TO -> compared("<=");
            case BETWEEN -> compared(">") + " and " + compared("<=");
        };
    }

    private String compared(String operator) {
        List<Column> key = table.key();
        if (key.size() == 1) {
            return of(key.get(0)) + " " + operator(key.get(0), operator) + " " + bound(key.get(0));
        }
        if (key.stream().anyMatch(column -> !operator(column, operator).equals(operator))) {
            return expanded(operator);
        }
        return "(" + order() + ") " + operator + " (" + each(KeySql::bound) + ")";
    }

    /** A row comparison spelled out, where columns need operators of different schemas. */
    private String expanded(String operator) {
        List<Column> key = table.key();
        StringBuilder tests = new StringBuilder();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            Column column = key.get(i);
            String strict = i < key.size() - 1 ? operator.substring(0, 1) : operator;
            String value = "bound.k" + i;
            tests.append(i == 0 ? "" : " or ")
                    .append("(" + equal + of(column) + " " + operator(column, strict) + " " + value + ")");
            equal.append(of(column) + " " + operator(column, "=") + " " + value + " and ");
        }
        String names = key.stream().map(column -> "k" + key.indexOf(column)).collect(Collectors.joining(", "));
        return "exists (select from (values (%s)) as bound (%s) where %s)".formatted(each(KeySql::bound), names, tests);
    }

    private static String operator(Column column, String operator) {
        Matcher own = WITH_OWN_OPERATORS.matcher(column.type());
        return own.matches() ? "operator(" + own.group(1) + "." + operator + ")" : operator;
    }

    private static String bound(Column column) {
        return "cast(? as " + column.type() + ")";
    }

    private static String of(Column column) {
        return "t." + Quote.identifier(column.name());
    }

    private String each(Function<Column, String> column) {
        return table.key().stream().map(column).collect(Collectors.joining(", "));
    }
}
