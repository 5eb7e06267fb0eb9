// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.statement.TableStatement.Persistence;
import java.util.Optional;

/** Makes a {@link Statement} of a statement's tokens. */
public final class StatementReader {

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
            return confused.statement();
        }
    }

    private static Statement dispatch(Cursor cursor) {
        if (cursor.accept("alter table")) {
            return new AlterTableReader(cursor).alter("TABLE");
        } else if (cursor.accept("create unique index")) {
            return new CreateIndexReader(cursor).index(true);
        } else if (cursor.accept("create index")) {
            return new CreateIndexReader(cursor).index(false);
        }
        Optional<Persistence> table = table(cursor);
        if (table.isPresent()) {
            return new CreateTableReader(cursor).table(table.get());
        }
        throw cursor.confused("a statement of PostgreSQL");
    }

    private static Optional<Persistence> table(Cursor cursor) {
        if (cursor.accept("create table")) {
            return Optional.of(Persistence.PERMANENT);
        } else if (cursor.accept("create unlogged table")) {
            return Optional.of(Persistence.UNLOGGED);
        }
        return cursor.acceptOne(
                        "create temporary table",
                        "create temp table",
                        "create local temporary table",
                        "create local temp table",
                        "create global temporary table",
                        "create global temp table")
                .map(words -> Persistence.TEMPORARY);
    }
}
