// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.SessionStatement.Begin;
import dev.inchworm.lint.statement.SessionStatement.Commit;
import dev.inchworm.lint.statement.SessionStatement.ResetSetting;
import dev.inchworm.lint.statement.SessionStatement.Rollback;
import dev.inchworm.lint.statement.SessionStatement.Savepoint;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads settings and what begins and ends transactions. */
final class SessionReader {

    private final Cursor cursor;

    SessionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The statement from its first word on, if it is one of these. */
    Optional<Statement> statement() {
        if (cursor.accept("set")) {
            return Optional.of(set());
        } else if (cursor.accept("reset")) {
            return Optional.of(reset());
        } else if (cursor.acceptOne("begin", "start transaction").isPresent()) {
            cursor.acceptOne("work", "transaction");
            return Optional.of(new Begin(cursor.rest()));
        } else if (cursor.sees("commit prepared") || cursor.sees("rollback prepared")) {
            String verb = cursor.next().text().toUpperCase(Locale.ROOT);
            cursor.rest();
            return Optional.of(new Other(verb + " PREPARED"));
        } else if (cursor.acceptOne("commit", "end").isPresent()) {
            chain();
            return Optional.of(new Commit());
        } else if (cursor.acceptOne("rollback", "abort").isPresent()) {
            return Optional.of(rollback());
        } else if (cursor.accept("savepoint")) {
            return Optional.of(new Savepoint(cursor.name(), false));
        } else if (cursor.accept("release")) {
            cursor.accept("savepoint");
            return Optional.of(new Savepoint(cursor.name(), true));
        }
        return Optional.empty();
    }

    private void chain() {
        cursor.acceptOne("work", "transaction");
        cursor.acceptOne("and no chain", "and chain");
    }

    private Statement rollback() {
        cursor.acceptOne("work", "transaction");
        if (cursor.accept("to")) {
            cursor.accept("savepoint");
            return new Rollback(Optional.of(cursor.name()));
        }
        chain();
        return new Rollback(Optional.empty());
    }

    private Statement set() {
        if (cursor.accept("constraints")) {
            cursor.rest();
            return new Other("SET CONSTRAINTS");
        } else if (cursor.acceptOne("transaction", "session characteristics as transaction")
                .isPresent()) {
            return new SetSetting("transaction", cursor.rest(), true);
        }
        boolean isLocal = cursor.accept("local");
        if (!isLocal && !cursor.peek(1).is("authorization")) {
            cursor.accept("session");
        }
        Optional<String> special =
                cursor.acceptOne("time zone", "session authorization", "schema", "names", "role", "xml option");
        if (special.isPresent() && !cursor.seesSign("=") && !cursor.sees("to")) {
            String name = special.get().equals("schema") ? "search_path" : special.get();
            return new SetSetting(name, values(), isLocal);
        }
        String name = special.orElseGet(() -> setting());
        if (!cursor.acceptSign("=")) {
            cursor.expect("to");
        }
        return new SetSetting(name, values(), isLocal);
    }

    private String values() {
        List<String> values = new ArrayList<>();
        do {
            if (cursor.isAtEnd()) {
                throw cursor.confused("a value");
            }
            StringBuilder value = new StringBuilder();
            while (!cursor.isAtEnd() && !cursor.seesSign(",")) {
                value.append(value.isEmpty() ? "" : " ").append(cursor.next().value());
            }
            values.add(value.toString());
        } while (cursor.acceptSign(","));
        return String.join(", ", values);
    }

    private String setting() {
        ObjectName name = cursor.objectName();
        return (name.schema().map(given -> given + ".").orElse("") + name.name()).toLowerCase(Locale.ROOT);
    }

    private Statement reset() {
        return new ResetSetting(
                cursor.acceptOne("session authorization", "time zone").orElseGet(() -> setting()));
    }
}
