// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables a statement's words speak of, and by which other names. A reading of words, not a parser. */
final class SqlTables {

    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "update", "into", "using", "table");
    private static final Set<String> NO_ALIAS = Set.of(
            "set",
            "where",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "on",
            "using",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "except",
            "intersect",
            "values",
            "select",
            "default",
            "returning",
            "window",
            "tablesample",
            "with",
            "overriding",
            "when",
            "lateral",
            "only",
            "as",
            "partition",
            "force",
            "use",
            "ignore",
            "straight_join",
            "do",
            "and",
            "or",
            "not");

    private final List<SqlWord> words;
    private final Map<String, Set<String>> tablesByName = new HashMap<>();

    SqlTables(List<SqlWord> words) {
        this.words = words;
        boolean isInFrom = false;
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            if (word.isKeyword("from") || word.isKeyword("using")) {
                isInFrom = true;
            } else if (word.isKeyword("where") || word.isKeyword("select") || word.isKeyword("set")) {
                isInFrom = false;
            }
            if ((word.kind() == SqlWord.Kind.NAME && BEFORE_TABLE.contains(word.folded()))
                    || (isInFrom && word.isSign(","))) {
                table(i + 1);
            }
        }
    }

    /** Notes the table that begins at {@code at}, if one does, with the name it goes by. */
    private void table(int at) {
        int i = at;
        while (isKeyword(i, "only") || isKeyword(i, "lateral")) {
            i++;
        }
        if (!isName(i)
                || (words.get(i).kind() == SqlWord.Kind.NAME
                        && NO_ALIAS.contains(words.get(i).folded()))) {
            return;
        }
        while (isSign(i + 1, ".") && isName(i + 2)) {
            i += 2;
        }
        String table = words.get(i).folded();
        note(table, table);
        int alias = isKeyword(i + 1, "as") ? i + 2 : i + 1;
        if (isName(alias) && !isKeywordAmong(alias)) {
            note(words.get(alias).folded(), table);
        }
    }

    private boolean isKeywordAmong(int i) {
        return words.get(i).kind() == SqlWord.Kind.NAME
                && NO_ALIAS.contains(words.get(i).folded());
    }

    private void note(String name, String table) {
        tablesByName.computeIfAbsent(name, key -> new HashSet<>()).add(table);
    }

    /** Whether {@code qualifier} certainly stands for another table than {@code table}. */
    boolean isOther(String qualifier, String table) {
        Set<String> tables = tablesByName.get(qualifier);
        return tables != null && !tables.contains(table);
    }

    /** Whether {@code name} is the table's name or one it goes by. */
    boolean isOneOf(String name, String table) {
        Set<String> tables = tablesByName.get(name);
        return tables != null && tables.contains(table);
    }

    /** The qualifier before the word at {@code i}, in lower case; empty if it has none. */
    String qualifier(int i) {
        return isSign(i - 1, ".") && isName(i - 2) ? words.get(i - 2).folded() : "";
    }

    boolean isSign(int i, String sign) {
        return i >= 0 && i < words.size() && words.get(i).isSign(sign);
    }

    boolean isKeyword(int i, String keyword) {
        return i >= 0 && i < words.size() && words.get(i).isKeyword(keyword);
    }

    boolean isName(int i) {
        return i >= 0 && i < words.size() && words.get(i).isName();
    }
}
