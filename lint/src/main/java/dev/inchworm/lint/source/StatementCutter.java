// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the tokens of one statement, and knows where a semicolon does not end it. */
final class StatementCutter {

    /** More words than this are not kept: only rows to insert come in such numbers. */
    private static final int TOKENS_MAX = 50_000;

    private static final int HEAD = 4;

    private final List<Token> tokens = new ArrayList<>();
    private int end;
    private int parentheses;
    private int atomic;
    private boolean isCut;

    void add(Token token) {
        boolean isBody =
                token.is("atomic") && !tokens.isEmpty() && last().is("begin") && creates("function", "procedure");
        if (isBody) {
            atomic = 1;
        } else if (atomic > 0) {
            atomic += token.is("case") ? 1 : token.is("end") ? -1 : 0;
        }
        if (token.isSign("(")) {
            parentheses++;
        } else if (token.isSign(")")) {
            parentheses--;
        }
        end = token.end();
        if (tokens.size() < TOKENS_MAX) {
            tokens.add(token);
        } else {
            isCut = true;
        }
    }

    /** Whether a semicolon here ends the statement: not in a rule's parentheses, nor in the body of a function. */
    boolean isOutside() {
        return atomic <= 0 && (parentheses <= 0 || !creates("rule", "rule"));
    }

    /** Whether rows follow it: {@code COPY t FROM STDIN}. */
    boolean isCopyFromInput() {
        if (tokens.isEmpty() || !tokens.get(0).is("copy")) {
            return false;
        }
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("from") && tokens.get(i + 1).is("stdin")) {
                return true;
            }
        }
        return false;
    }

    /** Offset of its first token; 0 where there is none. */
    int start() {
        return tokens.isEmpty() ? 0 : tokens.get(0).start();
    }

    /** The statement, if there was any token. */
    Optional<SourceStatement> statement(SourceText source) {
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new SourceStatement(source, List.copyOf(tokens), source.place(start(), end), isCut));
    }

    private boolean creates(String kind, String otherKind) {
        if (tokens.isEmpty() || !tokens.get(0).is("create")) {
            return false;
        }
        return tokens.subList(1, Math.min(HEAD, tokens.size())).stream()
                .anyMatch(token -> token.is(kind) || token.is(otherKind));
    }

    private Token last() {
        return tokens.get(tokens.size() - 1);
    }
}
