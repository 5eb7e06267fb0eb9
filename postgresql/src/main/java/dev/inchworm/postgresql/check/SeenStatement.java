// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A statement that somebody ran, as words: enough to see a star or a missing list of columns, no more.
 *
 * <p>Both are told for the statement's plain forms; one built inside a function is not seen.
 */
final class SeenStatement {

    private static final int SHOWN_MAX = 120;

    private static final Pattern TOKEN = Pattern.compile("""
        (?<comment>--[^\\n]*|/\\*.*?(\\*/|\\z))\
        |(?<value>[eE]?'(?:[^']|'')*('|\\z)|\\$(?<tag>[A-Za-z_]*)\\$.*?(\\$\\k<tag>\\$|\\z)|\\d[\\w.]*)\
        |(?<name>"(?:[^"]|"")*("|\\z))\
        |(?<word>\\$\\d+|[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]*)\
        |(?<other>\\S)\
        """, Pattern.DOTALL);

    /** What a table's name may follow. */
    private static final Set<String> BEFORE_TABLE =
            Set.of("from", "join", "only", "into", "update", "using", "copy", ",", ".");

    private static final Set<String> BEFORE_STAR = Set.of("select", "distinct", "all", "returning", ",");
    private static final Set<String> AFTER_STAR = Set.of("", ",", "from", "into", ")", ";", "where", "union");
    private static final Set<String> NO_ALIAS = Set.of(
            "where",
            "join",
            "left",
            "right",
            "inner",
            "full",
            "cross",
            "natural",
            "on",
            "using",
            "set",
            "group",
            "order",
            "limit",
            "for",
            "union",
            "returning",
            "values",
            "select",
            "default",
            "overriding",
            "from",
            "to");

    /** Words in lower case, quoted names without their quotes, any other character; values are question marks. */
    private final List<String> tokens = new ArrayList<>();

    /** How deep in parentheses each token stands. */
    private final List<Integer> depths = new ArrayList<>();

    private final String shown;

    private SeenStatement(String sql) {
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        int depth = 0;
        int end = 0;
        while (token.find()) {
            boolean isApart = token.start() > end;
            end = token.end();
            if (token.group("comment") != null) {
                continue;
            }
            String seen = seen(token);
            depth -= seen.equals(")") ? 1 : 0;
            tokens.add(seen);
            depths.add(depth);
            depth += seen.equals("(") ? 1 : 0;
            text.append(isApart ? " " : "").append(token.group("value") == null ? token.group() : "?");
        }
        String line = text.toString().strip();
        shown = line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "...";
    }

    static SeenStatement of(String sql) {
        return new SeenStatement(sql);
    }

    private static String seen(Matcher token) {
        if (token.group("value") != null) {
            return "?";
        }
        String name = token.group("name");
        if (name != null) {
            return name.length() < 2
                    ? name
                    : name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        return token.group().toLowerCase(Locale.ROOT);
    }

    /** The statement without its values, not longer than a person reads. */
    String shown() {
        return shown;
    }

    private String at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : "";
    }

    /** Whether it reads every column of the table by a star. */
    boolean readsStar(TableName table) {
        if (at(0).equals("copy")) {
            return places(table).anyMatch(place -> at(place + 1).equals("to"));
        }
        return IntStream.range(0, tokens.size()).filter(this::isStar).anyMatch(star -> isOf(star, table));
    }

    private boolean isStar(int place) {
        if (!at(place).equals("*") || !AFTER_STAR.contains(at(place + 1))) {
            return false;
        }
        boolean isInExists = at(place - 1).equals("select") && at(place - 3).equals("exists");
        return !isInExists
                && (BEFORE_STAR.contains(at(place - 1)) || at(place - 1).equals("."));
    }

    /**
     * A star with a name before it is the table's if the name is its own or its alias; a bare one, of its own level.
     */
    private boolean isOf(int star, TableName table) {
        if (at(star - 1).equals(".")) {
            String name = at(star - 2);
            return places(table).anyMatch(place -> name.equals(table.name()) || name.equals(alias(place)));
        }
        return places(table).anyMatch(place -> depths.get(place).equals(depths.get(star)));
    }

    private String alias(int place) {
        String next = at(place + 1).equals("as") ? at(place + 2) : at(place + 1);
        return NO_ALIAS.contains(next) ? "" : next;
    }

    /** Whether it inserts into the table without naming the columns. */
    boolean insertsWithoutColumns(TableName table) {
        return places(table).anyMatch(place -> {
            int name = at(place - 1).equals(".") ? place - 2 : place;
            return Set.of("into", "copy").contains(at(name - 1)) && isWithoutColumns(place);
        });
    }

    private boolean isWithoutColumns(int place) {
        int next = at(place + 1).equals("as") ? place + 3 : place + 1;
        return switch (at(next)) {
            case "values", "select", "with", "table" -> true;
            case "from" -> at(0).equals("copy");
            case "overriding" -> true;
            case "(" -> Set.of("select", "with", "values", "table", "(").contains(at(next + 1));
            default -> false;
        };
    }

    /** Where the table is named as one. */
    private IntStream places(TableName table) {
        return IntStream.range(0, tokens.size())
                .filter(place -> at(place).equals(table.name())
                        && BEFORE_TABLE.contains(at(place - 1))
                        && (!at(place - 1).equals(".") || at(place - 2).equals(table.schema()))
                        && !at(place + 1).equals("."));
    }
}
