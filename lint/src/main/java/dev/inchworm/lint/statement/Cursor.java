// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Walks over the tokens of one statement. Never recursive, so that nesting costs nothing. */
final class Cursor {

    private static final int SHOWN_MAX = 40;
    private static final Token END = new Token(Kind.SIGN, "", 0, 0);
    private static final Map<String, String[]> PHRASES = new ConcurrentHashMap<>();

    private final SourceStatement source;
    private final List<Token> tokens;
    private int at;

    Cursor(SourceStatement source) {
        this(source, source.tokens());
    }

    private Cursor(SourceStatement source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** The token to read next; at the end one that is nothing. */
    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Index of the next token, to come back to or to take a text from. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    Token next() {
        if (isAtEnd()) {
            throw confused("more");
        }
        return tokens.get(at++);
    }

    /** Whether the next tokens are these keywords; words are parted by one space. */
    boolean sees(String words) {
        int ahead = 0;
        for (String word : phrase(words)) {
            if (!peek(ahead++).is(word)) {
                return false;
            }
        }
        return true;
    }

    private static String[] phrase(String words) {
        return PHRASES.computeIfAbsent(words, given -> given.split(" ", -1));
    }

    boolean seesSign(String sign) {
        return peek().isSign(sign);
    }

    /** Reads these keywords if they come next. */
    boolean accept(String words) {
        boolean isThere = sees(words);
        if (isThere) {
            at += phrase(words).length;
        }
        return isThere;
    }

    boolean acceptSign(String sign) {
        boolean isThere = seesSign(sign);
        at += isThere ? 1 : 0;
        return isThere;
    }

    /** Reads the first of these that comes next. */
    Optional<String> acceptOne(String... choices) {
        for (String choice : choices) {
            if (accept(choice)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    void expect(String words) {
        if (!accept(words)) {
            throw confused(words);
        }
    }

    void expectSign(String sign) {
        if (!acceptSign(sign)) {
            throw confused(sign);
        }
    }

    void expectEnd() {
        if (!isAtEnd()) {
            throw confused("the statement's end");
        }
    }

    /** Any name, also one that is a keyword elsewhere. */
    String name() {
        if (!peek().isName()) {
            throw confused("a name");
        }
        return next().name();
    }

    /** A name that may be qualified; of more than two parts the last two. */
    ObjectName objectName() {
        String last = name();
        Optional<String> schema = Optional.empty();
        while (seesSign(".") && peek(1).isName()) {
            next();
            schema = Optional.of(last);
            last = name();
        }
        return new ObjectName(schema, last);
    }

    /** {@code name, name, ...}, each perhaps with {@code ONLY} before and {@code *} after it. */
    List<ObjectName> objectNames() {
        List<ObjectName> names = new ArrayList<>();
        do {
            accept("only");
            names.add(objectName());
            acceptSign("*");
        } while (acceptSign(","));
        return names;
    }

    /** {@code (name, name, ...)}. */
    List<String> namesInParentheses() {
        List<String> names = new ArrayList<>();
        expectSign("(");
        do {
            names.add(name());
        } while (acceptSign(","));
        expectSign(")");
        return names;
    }

    /** Reads {@code ( ... )} with all that is in it. */
    void skipParentheses() {
        if (!seesSign("(")) {
            throw confused("(");
        }
        skipTo(Set.of(), false);
    }

    /** What stands in {@code ( ... )}. */
    Expression parenthesized() {
        int from = at + 1;
        skipParentheses();
        return expression(from, at - 1);
    }

    /** An expression up to a comma, a closing parenthesis or one of {@code stops}; at least one token of it. */
    Expression expressionUntil(Set<String> stops) {
        int from = at;
        skipTo(stops, true);
        if (at == from) {
            throw confused("an expression");
        }
        return expression(from, at);
    }

    /** Reads up to a comma, a closing parenthesis, the end or one of {@code stops}, all outside of parentheses. */
    private void skipTo(Set<String> stops, boolean isList) {
        int depth = 0;
        for (int from = at; !isAtEnd(); at++) {
            Token token = peek();
            if (token.isSign("(") || token.isSign("[") || (token.is("case") && !isColumnCase())) {
                depth++;
            } else if (token.isSign(")") || token.isSign("]") || (depth > 0 && token.is("end"))) {
                if (depth == 0) {
                    return;
                }
                depth--;
                if (depth == 0 && !isList) {
                    at++;
                    return;
                }
            } else if (depth == 0 && at > from && (token.isSign(",") || isStop(token, stops))) {
                return;
            }
        }
        if (depth > 0) {
            throw confused(")");
        }
    }

    private boolean isColumnCase() {
        return at > 0 && tokens.get(at - 1).isSign(".");
    }

    private boolean isStop(Token token, Set<String> stops) {
        boolean isWord = token.kind() == Kind.WORD && !stops.isEmpty() && stops.contains(token.name());
        return isWord && !tokens.get(at - 1).isSign(".") && !tokens.get(at - 1).is("distinct");
    }

    /** The tokens from {@code from} to before {@code to} as an expression. */
    Expression expression(int from, int to) {
        return TokenText.expression(tokens.subList(from, to));
    }

    /** The tokens from {@code from} to before {@code to} as they stand in the file, white space made one space. */
    String text(int from, int to) {
        return TokenText.of(tokens.subList(from, to));
    }

    /** All that is left, as a text; reads it. */
    String rest() {
        int from = at;
        at = tokens.size();
        return text(from, at);
    }

    /** All that is left, as an expression; reads it. */
    Expression restAsExpression() {
        int from = at;
        at = tokens.size();
        return expression(from, at);
    }

    /** A cursor of its own over the tokens from {@code from} to before {@code to}. */
    Cursor within(int from, int to) {
        return new Cursor(source, tokens.subList(from, to));
    }

    /** Where the tokens from {@code from} to before {@code to} stand. */
    Place place(int from, int to) {
        int last = Math.max(from, to - 1);
        return source.source().place(tokens.get(from).start(), tokens.get(last).end());
    }

    /** What to throw when something else was expected here. */
    Confused confused(String expected) {
        if (isAtEnd()) {
            int end = source.place().end();
            return new Confused(
                    "expected " + expected + ", found the statement's end",
                    source.source().place(Math.max(0, end - 1), end));
        }
        return new Confused("expected " + expected + ", found " + shown(peek()), place(at, at + 1));
    }

    private static String shown(Token token) {
        String text = token.text();
        String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
        return "\"" + shown.replaceAll("\\s+", " ") + "\"";
    }
}
