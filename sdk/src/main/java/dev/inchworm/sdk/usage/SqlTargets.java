// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which words of a statement are given values, and which tables are written without saying which columns. */
final class SqlTargets {

    private final List<SqlWord> words;
    private final SqlTables tables;
    private final BitSet written = new BitSet();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> changed = new HashSet<>();

    SqlTargets(List<SqlWord> words, SqlTables tables) {
        this.words = words;
        this.tables = tables;
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            if (word.isKeyword("into")) {
                insert(i + 1);
            } else if (word.isKeyword("insert") && tables.isSign(i + 1, "(")) {
                list(i + 1);
            } else if (word.isKeyword("set") || (word.isKeyword("update") && tables.isKeyword(i - 1, "key"))) {
                assignments(i + 1);
            } else if ((word.isKeyword("update") && !tables.isKeyword(i - 1, "for"))
                    || (word.isKeyword("from") && tables.isKeyword(i - 1, "delete"))) {
                changed.add(lastName(i + 1));
            }
        }
    }

    /** Whether the word at {@code i} is given a value. */
    boolean isWritten(int i) {
        return written.get(i);
    }

    /** Whether all columns of {@code table} are written because none is named. */
    boolean isWhole(String table) {
        return whole.contains(table);
    }

    /** Whether rows of {@code table} are inserted, changed or deleted. */
    boolean isChanged(String table) {
        return changed.contains(table);
    }

    private String lastName(int at) {
        int i = tables.isKeyword(at, "only") ? at + 1 : at;
        while (tables.isSign(i + 1, ".")) {
            i += 2;
        }
        return tables.isName(i) ? words.get(i).folded() : "";
    }

    private void insert(int at) {
        int i = at;
        while (tables.isSign(i + 1, ".")) {
            i += 2;
        }
        if (!tables.isName(i)) {
            return;
        }
        String table = words.get(i).folded();
        changed.add(table);
        i += tables.isKeyword(i + 1, "as") ? 3 : 1;
        boolean isList = tables.isSign(i, "(")
                && !tables.isKeyword(i + 1, "select")
                && !tables.isKeyword(i + 1, "with")
                && !tables.isKeyword(i + 1, "values");
        if (isList) {
            list(i);
        } else if (!tables.isKeyword(i, "default") && !tables.isKeyword(i, "set") && !tables.isKeyword(i, "using")) {
            whole.add(table);
        }
    }

    /** Marks the names of a list in parentheses that opens at {@code at}; gives back where it closes. */
    private int list(int at) {
        int i = at + 1;
        while (i < words.size() && !words.get(i).isSign(")")) {
            written.set(i++);
        }
        return i;
    }

    /** Marks what stands left of an equals sign, in a list whose items part at commas outside parentheses. */
    private void assignments(int at) {
        int depth = 0;
        boolean isLeft = true;
        for (int i = at; i < words.size() && depth >= 0; i++) {
            SqlWord word = words.get(i);
            if (isLeft && word.isSign("(")) {
                i = list(i);
            } else if (word.isSign("(")) {
                depth++;
            } else if (word.isSign(")")) {
                depth--;
            } else if (depth == 0 && (word.isKeyword("where") || word.isKeyword("from") || word.isKeyword("when"))) {
                return;
            } else if (depth == 0 && word.isKeyword("returning")) {
                return;
            } else if (depth == 0 && word.isSign(",")) {
                isLeft = true;
            } else if (word.isSign("=")) {
                isLeft = false;
            } else if (isLeft) {
                written.set(i);
            }
        }
    }
}
