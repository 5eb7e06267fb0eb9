// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which labels of a result the words of a statement's select lists are found. A reading of words, not a parser.
 */
final class SqlLabels {

    private static final int RENAMES_MAX = 4;
    private static final Set<String> ENDS_LIST =
            Set.of("from", "into", "where", "union", "except", "intersect", "order", "limit", "group", "for");

    private final List<SqlWord> words;
    private final @Nullable Item[] items;
    private final Deque<Clause> clauses = new ArrayDeque<>();

    /** One item of a select list; the outer one holds the subselect that this one is in. */
    private static final class Item {

        private final @Nullable Item outer;
        private final int start;
        private String label = "";

        private Item(int start, @Nullable Item outer) {
            this.start = start;
            this.outer = outer;
        }
    }

    /** A select or returning at some depth of parentheses; no item once its list has ended. */
    private static final class Clause {

        private final int depth;
        private final @Nullable Item outer;
        private @Nullable Item item;

        private Clause(int depth, @Nullable Item outer) {
            this.depth = depth;
            this.outer = outer;
        }
    }

    SqlLabels(List<SqlWord> words) {
        this.words = words;
        this.items = new Item[words.size()];
        int depth = 0;
        for (int i = 0; i < words.size(); i++) {
            SqlWord word = words.get(i);
            if (word.isSign("(")) {
                depth++;
            } else if (word.isSign(")")) {
                leave(depth--, i);
            } else if (word.isKeyword("select") || word.isKeyword("returning")) {
                enter(depth, i);
            } else {
                within(depth, i, word);
            }
            Clause clause = clauses.peek();
            items[i] = clause == null ? null : clause.item;
        }
        while (!clauses.isEmpty()) {
            end(clauses.pop(), words.size());
        }
    }

    private void leave(int depth, int at) {
        while (!clauses.isEmpty() && clauses.peek().depth >= depth) {
            end(clauses.pop(), at);
        }
    }

    private void enter(int depth, int at) {
        leave(depth, at);
        Clause outer = clauses.peek();
        Clause clause = new Clause(depth, outer == null ? null : outer.item);
        clause.item = new Item(at + 1, clause.outer);
        clauses.push(clause);
    }

    private void within(int depth, int at, SqlWord word) {
        Clause clause = clauses.peek();
        if (clause == null || clause.item == null || clause.depth != depth) {
            return;
        }
        if (word.isSign(",")) {
            end(clause, at);
            clause.item = new Item(at + 1, clause.outer);
        } else if (word.kind() == SqlWord.Kind.NAME && ENDS_LIST.contains(word.folded())) {
            end(clause, at);
        }
    }

    private void end(Clause clause, int at) {
        if (clause.item != null) {
            clause.item.label = label(clause.item.start, at);
            clause.item = null;
        }
    }

    /** The label the database gives to the item between two places; empty if it cannot be told. */
    private String label(int start, int end) {
        int size = end - start;
        if (size <= 0) {
            return "";
        }
        SqlWord last = words.get(end - 1);
        if (size == 1) {
            return last.isName() ? last.folded() : "";
        }
        SqlWord before = words.get(end - 2);
        boolean isAlias =
                before.kind() != SqlWord.Kind.SIGN || before.isSign(")") || before.isSign("]") || before.isSign(".");
        if (last.isName() && isAlias && !last.isKeyword("end")) {
            return last.folded();
        }
        for (int i = start + 1; i < end; i++) {
            if (words.get(i).isSign("::")) {
                return label(start, i);
            }
        }
        if (last.isKeyword("end")) {
            return "case";
        }
        return words.get(start).isName() && words.get(start + 1).isSign("(")
                ? words.get(start).folded()
                : "";
    }

    /** The labels of the items that use the words at {@code places}, also where they are renamed further out. */
    Set<String> of(Set<Integer> places) {
        Set<String> labels = new HashSet<>();
        places.forEach(place -> add(labels, place));
        for (int round = 0, known = -1; round < RENAMES_MAX && known != labels.size(); round++) {
            known = labels.size();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).isName()
                        && items[i] != null
                        && labels.contains(words.get(i).folded())) {
                    add(labels, i);
                }
            }
        }
        return labels;
    }

    private void add(Set<String> labels, int place) {
        for (Item item = items[place]; item != null; item = item.outer) {
            if (!item.label.isEmpty()) {
                labels.add(item.label);
            }
        }
    }
}
