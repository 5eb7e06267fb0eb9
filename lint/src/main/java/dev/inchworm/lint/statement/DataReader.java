// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Token.Kind;
import dev.inchworm.lint.statement.DataStatement.Copy;
import dev.inchworm.lint.statement.DataStatement.Delete;
import dev.inchworm.lint.statement.DataStatement.Insert;
import dev.inchworm.lint.statement.DataStatement.Merge;
import dev.inchworm.lint.statement.DataStatement.Query;
import dev.inchworm.lint.statement.DataStatement.Select;
import dev.inchworm.lint.statement.DataStatement.Source;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads statements that read or write rows. */
final class DataReader {

    private static final Set<String> AFTER_ASSIGNMENT = Set.of("from", "where", "returning");
    private static final Set<String> AFTER_TABLES = Set.of("where", "returning", "set");
    private static final int NESTING_MAX = 20;
    private static final String[] QUERIES = {"select", "values", "table", "with"};

    private final Cursor cursor;

    private final int depth;

    DataReader(Cursor cursor) {
        this(cursor, 0);
    }

    private DataReader(Cursor cursor, int depth) {
        this.cursor = cursor;
        this.depth = depth;
    }

    /** The statement from its first word on, if it is one of these. */
    Optional<Statement> statement() {
        if (cursor.accept("with")) {
            return Optional.of(with());
        }
        if (cursor.accept("copy")) {
            return Optional.of(copy());
        }
        return main();
    }

    /** What a {@code WITH} leads to; where that only reads, the first of its queries that writes. */
    private Statement with() {
        cursor.accept("recursive");
        Optional<Statement> writes = Optional.empty();
        do {
            Cursor query = commonTable();
            writes = writes.or(() -> writing(query));
        } while (cursor.acceptSign(","));
        Statement main = main().orElseThrow(() -> cursor.confused("SELECT, INSERT, UPDATE, DELETE or MERGE"));
        return main instanceof Select ? writes.orElse(main) : main;
    }

    private Optional<Statement> writing(Cursor query) {
        if (depth == NESTING_MAX) {
            throw query.confused("less nesting");
        }
        return new DataReader(query, depth + 1).statement().filter(found -> !(found instanceof Select));
    }

    private Cursor commonTable() {
        cursor.name();
        if (cursor.seesSign("(")) {
            cursor.skipParentheses();
        }
        cursor.expect("as");
        cursor.acceptOne("materialized", "not materialized");
        int from = cursor.mark() + 1;
        cursor.skipParentheses();
        int to = cursor.mark() - 1;
        while (cursor.sees("search") || cursor.sees("cycle")) {
            cursor.next();
            while (!cursor.isAtEnd() && !cursor.seesSign(",") && !cursor.sees("select")) {
                cursor.next();
            }
        }
        return cursor.within(from, to);
    }

    private Optional<Statement> main() {
        if (cursor.accept("update")) {
            return Optional.of(update());
        } else if (cursor.accept("delete from")) {
            return Optional.of(delete());
        } else if (cursor.accept("insert into")) {
            return Optional.of(insert());
        } else if (cursor.accept("merge into")) {
            cursor.accept("only");
            ObjectName table = cursor.objectName();
            cursor.rest();
            return Optional.of(new Merge(table, query()));
        } else if (cursor.seesSign("(") || cursor.sees("select") || cursor.sees("values") || cursor.sees("table")) {
            return Optional.of(setting().orElseGet(this::select));
        }
        return Optional.empty();
    }

    private Statement select() {
        cursor.next();
        cursor.rest();
        return new Select(query());
    }

    /** {@code SELECT set_config('name', 'value', false)} sets, whatever else it looks like. */
    private Optional<Statement> setting() {
        int from = cursor.mark();
        boolean isCall = cursor.accept("select")
                && cursor.peek().isName()
                && cursor.objectName().name().equals("set_config")
                && cursor.peek(1).kind() == Kind.STRING
                && cursor.peek(3).kind() == Kind.STRING
                && cursor.peek(6).isSign(")")
                && cursor.peek(7).text().isEmpty();
        if (!isCall) {
            cursor.back(from);
            return Optional.empty();
        }
        String name = cursor.peek(1).value().toLowerCase(Locale.ROOT);
        boolean isLocal = cursor.peek(5).is("true");
        SetSetting set = new SetSetting(name, cursor.peek(3).value(), isLocal);
        cursor.rest();
        return Optional.of(set);
    }

    private Statement update() {
        ObjectName table = target();
        List<String> assigned = new ArrayList<>();
        cursor.expect("set");
        do {
            if (cursor.seesSign("(")) {
                assigned.addAll(cursor.namesInParentheses());
            } else {
                assigned.add(cursor.name());
            }
            while (!cursor.seesSign("=")) {
                cursor.next();
            }
            cursor.next();
            cursor.expressionUntil(AFTER_ASSIGNMENT);
        } while (cursor.acceptSign(","));
        return new Update(table, List.copyOf(assigned), where(), query());
    }

    private Statement delete() {
        ObjectName table = target();
        return new Delete(table, where(), query());
    }

    private ObjectName target() {
        cursor.accept("only");
        ObjectName table = cursor.objectName();
        cursor.acceptSign("*");
        cursor.accept("as");
        if (cursor.peek().isName() && !AFTER_TABLES.contains(cursor.peek().name()) && !cursor.sees("using")) {
            cursor.name();
        }
        return table;
    }

    /** Reads on to the end; the condition after {@code WHERE} outside of parentheses. */
    private Optional<Expression> where() {
        Optional<Expression> where = Optional.empty();
        while (!cursor.isAtEnd()) {
            if (cursor.accept("where")) {
                where = Optional.of(condition());
            } else if (cursor.seesSign("(")) {
                cursor.skipParentheses();
            } else {
                cursor.next();
            }
        }
        return where;
    }

    private Expression condition() {
        int from = cursor.mark();
        do {
            cursor.expressionUntil(Set.of("returning"));
        } while (cursor.acceptSign(","));
        return cursor.expression(from, cursor.mark());
    }

    private Statement insert() {
        ObjectName table = cursor.objectName();
        if (cursor.accept("as")) {
            cursor.name();
        }
        List<String> columns = hasColumns() ? cursor.namesInParentheses() : List.of();
        cursor.acceptOne("overriding system value", "overriding user value");
        Source source;
        if (cursor.accept("default values")) {
            source = Source.DEFAULTS;
        } else if (cursor.sees("values")) {
            source = Source.VALUES;
        } else if (seesQuery()) {
            source = Source.QUERY;
        } else {
            throw cursor.confused("VALUES, DEFAULT VALUES or a query");
        }
        boolean hasConflict = false;
        while (!cursor.isAtEnd()) {
            hasConflict |= cursor.sees("on conflict");
            cursor.next();
        }
        return new Insert(table, columns, source, hasConflict, query());
    }

    private boolean seesQuery() {
        int ahead = 0;
        while (cursor.peek(ahead).isSign("(")) {
            ahead++;
        }
        Token first = cursor.peek(ahead);
        return Arrays.stream(QUERIES).anyMatch(first::is);
    }

    private boolean hasColumns() {
        if (!cursor.seesSign("(")) {
            return false;
        }
        for (String query : QUERIES) {
            if (cursor.peek(1).is(query)
                    && !cursor.peek(2).isSign(",")
                    && !cursor.peek(2).isSign(")")) {
                return false;
            }
        }
        return !cursor.peek(1).isSign("(");
    }

    private Statement copy() {
        if (cursor.seesSign("(")) {
            cursor.rest();
            return new Copy(Optional.empty(), List.of(), false);
        }
        ObjectName table = cursor.objectName();
        List<String> columns = cursor.seesSign("(") ? cursor.namesInParentheses() : List.of();
        boolean isFrom = cursor.accept("from");
        if (!isFrom) {
            cursor.expect("to");
        }
        cursor.rest();
        return new Copy(Optional.of(table), columns, isFrom);
    }

    private Query query() {
        return new QueryReader(cursor).query();
    }
}
