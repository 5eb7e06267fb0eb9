// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what is watched in a statement, word by word.
 *
 * <p>In doubt something is mentioned: a column whose table cannot be told counts for every watched table of the
 * statement. What stands behind a view or in a function's body is not seen here.
 */
final class SqlMentions {

    private static final Set<String> BEFORE_STAR = Set.of("select", "distinct", "all", "returning");

    private final List<SqlWord> words;
    private final SqlTables tables;
    private final SqlTargets targets;
    private final SqlLabels labels;

    private SqlMentions(List<SqlWord> words) {
        this.words = words;
        this.tables = new SqlTables(words);
        this.targets = new SqlTargets(words, tables);
        this.labels = new SqlLabels(words);
    }

    /** The mentions of what is watched; empty if no watched table is named. */
    static List<Mention> of(List<SqlWord> words, WatchList watches) {
        Set<Watched> near = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isName()) {
                String schema =
                        i > 1 && words.get(i - 1).isSign(".") ? words.get(i - 2).folded() : "";
                for (Watched watched : watches.of(words.get(i).folded())) {
                    if (schema.isEmpty()
                            || watched.schema().isEmpty()
                            || watched.schema().equals(schema)) {
                        near.add(watched);
                    }
                }
            }
        }
        if (near.isEmpty()) {
            return List.of();
        }
        SqlMentions statement = new SqlMentions(words);
        List<Mention> mentions = new ArrayList<>();
        near.forEach(watched -> mentions.add(statement.mention(watched)));
        return mentions;
    }

    private Mention mention(Watched watched) {
        if (watched.isWhole()) {
            boolean isWritten = targets.isChanged(watched.table());
            return new Mention(watched, !isWritten, isWritten, false, Set.of());
        }
        Set<Integer> reads = new HashSet<>();
        boolean isWritten = targets.isWhole(watched.table());
        boolean isPossible = false;
        for (int i = 0; i < words.size(); i++) {
            if (isColumn(i, watched)) {
                if (targets.isWritten(i)) {
                    isWritten = true;
                } else {
                    reads.add(i);
                }
            }
            isPossible |= isStar(i, watched) || isRow(i, watched);
        }
        Set<String> found = labels.of(reads);
        if (isPossible) {
            found.add(watched.column());
        }
        return new Mention(watched, !reads.isEmpty(), isWritten, isPossible, found);
    }

    private boolean isColumn(int i, Watched watched) {
        SqlWord word = words.get(i);
        return word.isName()
                && word.folded().equals(watched.column())
                && !tables.isKeyword(i - 1, "as")
                && !tables.isSign(i + 1, ".")
                && !tables.isOther(tables.qualifier(i), watched.table());
    }

    private boolean isStar(int i, Watched watched) {
        if (tables.isKeyword(i, "table") && tables.isName(i + 1)) {
            return words.get(i + 1).folded().equals(watched.table());
        }
        if (!words.get(i).isSign("*") || i == 0) {
            return false;
        }
        if (tables.isSign(i - 1, ".")) {
            return !tables.isOther(words.get(Math.max(0, i - 2)).folded(), watched.table());
        }
        SqlWord before = words.get(i - 1);
        return (before.kind() == SqlWord.Kind.NAME && BEFORE_STAR.contains(before.folded()))
                || before.isSign(",")
                || tables.isKeyword(i + 1, "from");
    }

    /** Whether a whole row is meant: the table's name or its other name, alone as an item or an argument. */
    private boolean isRow(int i, Watched watched) {
        return tables.isName(i)
                && tables.isOneOf(words.get(i).folded(), watched.table())
                && (tables.isSign(i - 1, "(") || tables.isSign(i - 1, ",") || tables.isKeyword(i - 1, "select"))
                && (tables.isSign(i + 1, ")") || tables.isSign(i + 1, ",") || tables.isKeyword(i + 1, "from"));
    }
}
