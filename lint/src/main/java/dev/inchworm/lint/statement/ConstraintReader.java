// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.Constraint.Body;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.Constraint.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a constraint of a table. */
final class ConstraintReader {

    static final Options NO_OPTIONS = new Options(false, false, false);

    private final Cursor cursor;

    ConstraintReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a constraint of a table follows, and not a column of that name. */
    boolean sees() {
        return cursor.sees("constraint")
                || cursor.sees("primary key")
                || cursor.sees("foreign key")
                || cursor.sees("not null")
                || cursor.sees("unique")
                || cursor.sees("check")
                || (cursor.sees("exclude")
                        && (cursor.peek(1).isSign("(") || cursor.peek(1).is("using")));
    }

    /** {@code [CONSTRAINT name] kind ... options}. */
    Constraint constraint() {
        int from = cursor.mark();
        Optional<String> name = cursor.accept("constraint") ? Optional.of(cursor.name()) : Optional.empty();
        Kind kind = kind();
        List<String> columns = List.of();
        Body body = Body.NONE;
        switch (kind) {
            case CHECK -> body = Body.of(cursor.parenthesized());
            case NOT_NULL -> columns = List.of(cursor.name());
            case FOREIGN_KEY -> {
                columns = columns();
                cursor.expect("references");
                body = Body.of(reference());
            }
            case EXCLUDE -> exclude();
            case UNIQUE, PRIMARY_KEY -> {
                String nulls =
                        cursor.acceptOne("nulls not distinct", "nulls distinct").orElse("");
                if (cursor.accept("using index")) {
                    body = Body.usingIndex(cursor.name());
                } else {
                    int list = cursor.mark();
                    columns = columns();
                    body = indexed(cursor.text(list, cursor.mark()), nulls);
                }
            }
        }
        int to = cursor.mark();
        Options options = options();
        String more = cursor.text(to, cursor.mark()).replaceAll("(?i)\\s*not valid", "");
        String text = (cursor.text(from, to) + " " + more).strip();
        return new Constraint(kind, name, columns, body, options, text);
    }

    /** The constraint of a domain: a check, or {@code NOT NULL} without a column. */
    Constraint domainConstraint() {
        int from = cursor.mark();
        Optional<String> name = cursor.accept("constraint") ? Optional.of(cursor.name()) : Optional.empty();
        if (!cursor.accept("not null")) {
            cursor.back(from);
            return constraint();
        }
        return new Constraint(Kind.NOT_NULL, name, List.of(), Body.NONE, options(), cursor.text(from, cursor.mark()));
    }

    private Kind kind() {
        if (cursor.accept("check")) {
            return Kind.CHECK;
        } else if (cursor.accept("unique")) {
            return Kind.UNIQUE;
        } else if (cursor.accept("primary key")) {
            return Kind.PRIMARY_KEY;
        } else if (cursor.accept("foreign key")) {
            return Kind.FOREIGN_KEY;
        } else if (cursor.accept("exclude")) {
            return Kind.EXCLUDE;
        } else if (cursor.accept("not null")) {
            return Kind.NOT_NULL;
        }
        throw cursor.confused("CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY, EXCLUDE or NOT NULL");
    }

    /** {@code (a, b, PERIOD c)}, or with {@code WITHOUT OVERLAPS} at the end. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        cursor.expectSign("(");
        do {
            cursor.accept("period");
            columns.add(cursor.name());
            cursor.accept("without overlaps");
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return columns;
    }

    /** What follows {@code REFERENCES}. */
    Reference reference() {
        ObjectName table = cursor.objectName();
        List<String> columns = cursor.seesSign("(") ? columns() : List.of();
        int from = cursor.mark();
        cursor.acceptOne("match full", "match partial", "match simple");
        while (cursor.acceptOne("on delete", "on update").isPresent()) {
            if (cursor.acceptOne("no action", "restrict", "cascade").isEmpty()) {
                cursor.expect("set");
                if (cursor.acceptOne("null", "default").isEmpty()) {
                    throw cursor.confused("NULL or DEFAULT");
                }
                if (cursor.seesSign("(")) {
                    cursor.skipParentheses();
                }
            }
        }
        return new Reference(table, columns, cursor.text(from, cursor.mark()));
    }

    private void exclude() {
        if (cursor.accept("using")) {
            cursor.name();
        }
        cursor.skipParentheses();
        indexParameters();
        if (cursor.accept("where")) {
            cursor.skipParentheses();
        }
    }

    /** {@code INCLUDE (...) WITH (...) USING INDEX TABLESPACE x}. */
    void indexParameters() {
        if (cursor.accept("include")) {
            cursor.skipParentheses();
        }
        if (cursor.accept("with")) {
            cursor.skipParentheses();
        }
        if (cursor.accept("using index tablespace")) {
            cursor.name();
        }
    }

    /** What follows the columns of a unique or primary key. */
    private Body indexed(String list, String nulls) {
        StringBuilder index = new StringBuilder(list);
        if (cursor.sees("include")) {
            index.append(' ').append(clause());
        }
        index.append(nulls.equals("nulls not distinct") ? " NULLS NOT DISTINCT" : "");
        if (cursor.sees("with")) {
            index.append(' ').append(clause());
        }
        if (cursor.accept("using index tablespace")) {
            index.append(" TABLESPACE ").append(ObjectName.quote(cursor.name()));
        }
        boolean isOfRanges = list.toLowerCase(Locale.ROOT).matches("(?s).*\\bwithout\\s+overlaps\\b.*");
        return isOfRanges ? Body.NONE : Body.index(index.toString());
    }

    /** A word and what stands in parentheses behind it. */
    private String clause() {
        int from = cursor.mark();
        cursor.next();
        cursor.skipParentheses();
        return cursor.text(from, cursor.mark());
    }

    /** {@code DEFERRABLE}, {@code NOT VALID} and their like, in any order. */
    Options options() {
        boolean isNotValid = false;
        boolean isDeferrable = false;
        boolean isNotEnforced = false;
        while (true) {
            if (cursor.accept("not valid")) {
                isNotValid = true;
            } else if (cursor.accept("not enforced")) {
                isNotEnforced = true;
            } else if (cursor.accept("deferrable") || cursor.accept("initially deferred")) {
                isDeferrable = true;
            } else if (cursor.acceptOne("not deferrable", "initially immediate", "enforced", "no inherit")
                    .isEmpty()) {
                return new Options(isNotValid, isDeferrable, isNotEnforced);
            }
        }
    }
}
