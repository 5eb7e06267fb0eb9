// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Token.Kind;
import dev.inchworm.lint.statement.RoutineStatement.Call;
import dev.inchworm.lint.statement.RoutineStatement.CreateFunction;
import dev.inchworm.lint.statement.RoutineStatement.CreateRule;
import dev.inchworm.lint.statement.RoutineStatement.CreateTrigger;
import dev.inchworm.lint.statement.RoutineStatement.DoBlock;
import dev.inchworm.lint.statement.RoutineStatement.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads functions, {@code DO} blocks, triggers, rules and policies. */
final class RoutineReader {

    private final Cursor cursor;

    RoutineReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code CREATE FUNCTION}. */
    Statement function(String kind, boolean orReplace) {
        ObjectName name = cursor.objectName();
        cursor.skipParentheses();
        String language = "sql";
        Optional<String> body = Optional.empty();
        while (!cursor.isAtEnd()) {
            if (cursor.accept("language")) {
                language = cursor.next().value().toLowerCase(Locale.ROOT);
            } else if (cursor.sees("as") && cursor.peek(1).kind() == Kind.STRING) {
                cursor.next();
                body = Optional.of(cursor.next().value());
            } else {
                cursor.next();
            }
        }
        return new CreateFunction(kind, name, orReplace, language, body);
    }

    /** All after {@code DO}. */
    Statement block() {
        String language = "plpgsql";
        Optional<String> body = Optional.empty();
        while (!cursor.isAtEnd()) {
            if (cursor.accept("language")) {
                language = cursor.next().value().toLowerCase(Locale.ROOT);
            } else {
                Token token = cursor.peek();
                if (token.kind() != Kind.STRING || body.isPresent()) {
                    throw cursor.confused("a text in quotes or LANGUAGE");
                }
                body = Optional.of(cursor.next().value());
            }
        }
        return new DoBlock(language, body.orElseThrow(() -> cursor.confused("a text in quotes")));
    }

    /** All after {@code CALL}. */
    Statement call() {
        ObjectName name = cursor.objectName();
        cursor.skipParentheses();
        return new Call(name);
    }

    /** All after {@code CREATE TRIGGER}. */
    Statement trigger() {
        String name = cursor.name();
        String timing = cursor.acceptOne("before", "after", "instead of")
                .orElseThrow(() -> cursor.confused("BEFORE, AFTER or INSTEAD OF"))
                .toUpperCase(Locale.ROOT);
        List<String> events = new ArrayList<>();
        do {
            String event = cursor.acceptOne("insert", "update", "delete", "truncate")
                    .orElseThrow(() -> cursor.confused("INSERT, UPDATE, DELETE or TRUNCATE"));
            events.add(event.toUpperCase(Locale.ROOT));
            if (cursor.accept("of")) {
                columns();
            }
        } while (cursor.accept("or"));
        cursor.expect("on");
        ObjectName table = cursor.objectName();
        boolean isForEachRow = false;
        while (!cursor.sees("execute")) {
            isForEachRow |= cursor.sees("for each row") || cursor.sees("for row");
            cursor.next();
        }
        cursor.rest();
        return new CreateTrigger(name, table, timing, List.copyOf(events), isForEachRow);
    }

    private void columns() {
        do {
            cursor.name();
        } while (cursor.acceptSign(","));
    }

    /** All after {@code CREATE RULE}. */
    Statement rule() {
        String name = cursor.name();
        cursor.expect("as on");
        cursor.next();
        cursor.expect("to");
        ObjectName table = cursor.objectName();
        cursor.rest();
        return new CreateRule(name, table);
    }

    /** All after {@code CREATE POLICY} or {@code ALTER POLICY}. */
    Statement policy(boolean isAlter) {
        String name = cursor.name();
        cursor.expect("on");
        ObjectName table = cursor.objectName();
        cursor.rest();
        return new Policy(name, table, isAlter);
    }
}
