// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.statement.ObjectStatement.Comment;
import dev.inchworm.lint.statement.ObjectStatement.Grant;
import dev.inchworm.lint.statement.OpaqueStatement.NotUnderstood;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import java.util.Locale;
import java.util.Optional;

/** Makes a {@link Statement} of a statement's tokens. */
public final class StatementReader {

    private static final String[] OTHERS = {
        "checkpoint",
        "close",
        "deallocate",
        "declare",
        "discard",
        "execute",
        "explain",
        "fetch",
        "import foreign schema",
        "listen",
        "load",
        "move",
        "notify",
        "prepare transaction",
        "prepare",
        "reassign owned",
        "security label",
        "show",
        "unlisten"
    };

    private StatementReader() {}

    /**
     * What {@code source} says.
     *
     * <p>Never throws: what it is not sure of is {@link OpaqueStatement.NotUnderstood} with the place where it stopped.
     */
    public static Statement read(SourceStatement source) {
        Cursor cursor = new Cursor(source);
        try {
            Statement statement = dispatch(cursor);
            cursor.expectEnd();
            return statement;
        } catch (Confused confused) {
            return source.isCut()
                    ? new NotUnderstood("it is longer than anything that is read", source.place())
                    : confused.statement();
        } catch (StackOverflowError deep) {
            return new NotUnderstood("it is nested too deeply", source.place());
        }
    }

    private static Statement dispatch(Cursor cursor) {
        if (cursor.accept("alter")) {
            return new AlterReader(cursor).alter();
        } else if (cursor.accept("create")) {
            return new CreateReader(cursor).create();
        } else if (cursor.accept("drop")) {
            return new UpkeepReader(cursor).drop();
        } else if (cursor.accept("do")) {
            return new RoutineReader(cursor).block();
        } else if (cursor.accept("call")) {
            return new RoutineReader(cursor).call();
        } else if (cursor.accept("grant")) {
            return new Grant(false, cursor.rest());
        } else if (cursor.accept("revoke")) {
            return new Grant(true, cursor.rest());
        } else if (cursor.accept("comment on")) {
            return new Comment(cursor.rest());
        }
        return new DataReader(cursor)
                .statement()
                .or(() -> new SessionReader(cursor).statement())
                .or(() -> upkeep(cursor))
                .orElseGet(() -> other(cursor));
    }

    private static Optional<Statement> upkeep(Cursor cursor) {
        UpkeepReader reader = new UpkeepReader(cursor);
        Statement found = null;
        if (cursor.accept("truncate")) {
            found = reader.truncate();
        } else if (cursor.accept("lock")) {
            found = reader.lock();
        } else if (cursor.accept("reindex")) {
            found = reader.reindex();
        } else if (cursor.accept("vacuum")) {
            found = reader.vacuum();
        } else if (cursor.acceptOne("analyze", "analyse").isPresent()) {
            found = reader.analyze();
        } else if (cursor.accept("cluster")) {
            found = reader.cluster();
        } else if (cursor.accept("refresh")) {
            found = reader.refresh();
        }
        return Optional.ofNullable(found);
    }

    private static Statement other(Cursor cursor) {
        String verb = cursor.acceptOne(OTHERS).orElseThrow(() -> cursor.confused("a statement of PostgreSQL"));
        cursor.rest();
        return new Other(verb.toUpperCase(Locale.ROOT));
    }
}
