// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Token.Kind;
import dev.inchworm.lint.statement.DataStatement.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Looks over a whole statement for what rules ask of queries; once through, no recursion. */
final class QueryReader {

    /** Functions whose arguments are parted by {@code FROM}. */
    private static final Set<String> FROM_IS_NO_CLAUSE =
            Set.of("extract", "substring", "trim", "overlay", "position", "normalize");

    private static final Set<String> AFTER_FROM = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "except",
            "intersect",
            "window",
            "set",
            "returning",
            "on",
            "when");

    private final Cursor cursor;
    private final Deque<String> openers = new ArrayDeque<>();
    private final Deque<Boolean> isInFrom = new ArrayDeque<>();
    private final List<ObjectName> tables = new ArrayList<>();
    private boolean hasStar;
    private boolean hasOffset;
    private boolean hasLimit;

    QueryReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** What the cursor's whole text says; leaves the cursor at its end. */
    Query query() {
        cursor.back(0);
        openers.push("");
        isInFrom.push(false);
        Token before = new Token(Kind.SIGN, "", 0, 0);
        while (!cursor.isAtEnd()) {
            Token token = cursor.next();
            look(before, token);
            before = token;
        }
        int end = cursor.mark();
        cursor.back(0);
        Expression all = cursor.expression(0, end);
        cursor.back(end);
        return new Query(all, List.copyOf(tables), hasStar, hasOffset, hasLimit);
    }

    private void look(Token before, Token token) {
        if (token.isSign("(")) {
            openers.push(before.isName() ? before.name() : "");
            isInFrom.push(isInFrom.element() && !before.isName());
        } else if (token.isSign(")") && openers.size() > 1) {
            openers.pop();
            isInFrom.pop();
        } else if (token.isSign("*")) {
            hasStar |= isStar(before);
        } else if (token.kind() == Kind.WORD) {
            hasOffset |= token.is("offset");
            hasLimit |= token.is("limit") || token.is("fetch");
            from(before, token);
        } else if (token.isSign(",") && isInFrom.element()) {
            table();
        }
    }

    private static boolean isStar(Token before) {
        return before.is("select")
                || before.is("distinct")
                || before.is("all")
                || before.is("returning")
                || before.isSign(",")
                || before.isSign(".");
    }

    private void from(Token before, Token token) {
        boolean begins = token.is("from") || token.is("join") || token.is("using");
        if (begins && !before.is("distinct") && !FROM_IS_NO_CLAUSE.contains(openers.element())) {
            set(!token.is("join") || isInFrom.element());
            table();
        } else if (AFTER_FROM.contains(token.name())) {
            set(isInFrom.element() && token.is("on"));
        }
    }

    private void set(boolean isIn) {
        isInFrom.pop();
        isInFrom.push(isIn);
    }

    private void table() {
        int from = cursor.mark();
        cursor.acceptOne("lateral", "only");
        if (cursor.peek().isName() && !cursor.sees("select")) {
            ObjectName name = cursor.objectName();
            if (!cursor.seesSign("(") && !tables.contains(name)) {
                tables.add(name);
            }
        }
        cursor.back(from);
    }
}
