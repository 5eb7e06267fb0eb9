// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code CREATE INDEX}. */
final class CreateIndexReader {

    private final Cursor cursor;

    CreateIndexReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code CREATE [UNIQUE] INDEX}. */
    Statement index(boolean unique) {
        boolean concurrently = cursor.accept("concurrently");
        boolean ifNotExists = cursor.accept("if not exists");
        Optional<ObjectName> name = cursor.sees("on") ? Optional.empty() : Optional.of(cursor.objectName());
        cursor.expect("on");
        boolean only = cursor.accept("only");
        ObjectName table = cursor.objectName();
        int from = cursor.mark();
        String method = cursor.accept("using") ? cursor.name() : "btree";
        List<String> elements = elements();
        rest();
        cursor.expectEnd();
        IndexOptions options = new IndexOptions(unique, concurrently, ifNotExists, only);
        return new CreateIndex(
                name.map(given -> new ObjectName(table.schema(), given.name())),
                table,
                options,
                method,
                List.copyOf(elements),
                cursor.text(from, cursor.mark()));
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        cursor.expectSign("(");
        do {
            elements.add(cursor.expressionUntil(Set.of()).text());
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return elements;
    }

    private void rest() {
        if (cursor.accept("include")) {
            cursor.skipParentheses();
        }
        cursor.acceptOne("nulls not distinct", "nulls distinct");
        if (cursor.accept("with")) {
            cursor.skipParentheses();
        }
        if (cursor.accept("tablespace")) {
            cursor.name();
        }
        if (cursor.accept("where")) {
            cursor.expressionUntil(Set.of());
        }
    }
}
