// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.plan.Ddl;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of the schema in PostgreSQL's words. */
final class PostgresqlSchema implements SchemaSql {

    private static final String PROOF = "inchworm_not_null_";

    @Override
    public Ddl addColumns(Table table, List<Column> columns) {
        String adds = columns.stream()
                .map(column -> "add column " + definition(column))
                .collect(Collectors.joining(", "));
        String drops = columns.stream()
                .map(column -> "drop column " + Quote.identifier(column.name()))
                .collect(Collectors.joining(", "));
        return new Ddl(
                List.of(alter(table, adds)),
                List.of(alter(table, drops)),
                LockClass.STRONG,
                LockClass.STRONG,
                SchemaProbe.columns(table.name(), columns));
    }

    private static String definition(Column column) {
        return Quote.identifier(column.name())
                + " "
                + column.type()
                + column.collation().map(collation -> " " + collation).orElse("");
    }

    @Override
    public Ddl addCheckUnvalidated(Table table, String name, Expression condition) {
        String sql = condition.sql(Quote::identifier);
        return new Ddl(
                List.of(addCheck(table, name, sql)),
                List.of(dropCheck(table, name)),
                LockClass.STRONG,
                LockClass.STRONG,
                SchemaProbe.check(table.name(), name, sql));
    }

    @Override
    public Ddl validateCheck(Table table, String name) {
        return new Ddl(
                List.of(validate(table, name)),
                List.of(),
                LockClass.ONLINE,
                LockClass.NONE,
                SchemaProbe.validated(table.name(), name));
    }

    @Override
    public Ddl addNotNullProof(Table table, String column) {
        return new Ddl(
                List.of(addCheck(table, proof(column), condition(column))),
                List.of(dropCheckIfExists(table, proof(column))),
                LockClass.STRONG,
                LockClass.STRONG,
                SchemaProbe.proof(table.name(), column, proof(column), condition(column)));
    }

    /** On the way back the helper check goes: what was proven cannot be unproven. */
    @Override
    public Ddl validateNotNullProof(Table table, String column) {
        return new Ddl(
                List.of(validate(table, proof(column))),
                List.of(dropCheckIfExists(table, proof(column))),
                LockClass.ONLINE,
                LockClass.STRONG,
                SchemaProbe.proofValidated(table.name(), column, proof(column)));
    }

    @Override
    public Ddl setNotNull(Table table, String column) {
        return new Ddl(
                List.of(alterColumn(table, column, "set not null")),
                List.of(alterColumn(table, column, "drop not null")),
                LockClass.STRONG,
                LockClass.STRONG,
                SchemaProbe.notNull(table.name(), column));
    }

    @Override
    public Ddl dropNotNullProof(Table table, String column) {
        return new Ddl(
                List.of(dropCheckIfExists(table, proof(column))),
                List.of(),
                LockClass.STRONG,
                LockClass.NONE,
                SchemaProbe.noProof(table.name(), proof(column)));
    }

    /**
     * Three steps whose way back adds the proof, validates it without blocking writes, and sets NOT NULL on its
     * strength. Each is the exact inverse of itself, so that a way back that turns forward again half-way leaves
     * nothing; on an undisturbed way there only the first has something to do.
     */
    @Override
    public List<Ddl> relax(Table table, Column column) {
        if (!column.notNull()) {
            return List.of();
        }
        String name = column.name();
        String proof = proof(name);
        Ddl held = new Ddl(
                List.of(),
                List.of(alterColumn(table, name, "set not null"), dropCheckIfExists(table, proof)),
                LockClass.NONE,
                LockClass.STRONG,
                SchemaProbe.nullableProven(table.name(), name, proof));
        Ddl proven = new Ddl(
                List.of(),
                List.of(validate(table, proof)),
                LockClass.NONE,
                LockClass.ONLINE,
                SchemaProbe.nullableUnproven(table.name(), name, proof));
        // Last, so that a way back that begins before it has run finds nothing to take back.
        Ddl allow = new Ddl(
                List.of(alterColumn(table, name, "drop not null"), dropCheckIfExists(table, proof)),
                List.of(addCheck(table, proof, condition(name))),
                LockClass.STRONG,
                LockClass.STRONG,
                SchemaProbe.nullableFree(table.name(), name, proof));
        return List.of(held, proven, allow);
    }

    @Override
    public String quoted(String text) {
        return Quote.literal(text);
    }

    @Override
    public String identifier(String name) {
        return Quote.identifier(name);
    }

    private static String proof(String column) {
        return Names.of(PROOF, column);
    }

    private static String condition(String column) {
        return "(" + Quote.identifier(column) + " IS NOT NULL)";
    }

    private static String addCheck(Table table, String name, String condition) {
        return alter(table, "add constraint %s check (%s) not valid".formatted(Quote.identifier(name), condition));
    }

    private static String validate(Table table, String name) {
        return alter(table, "validate constraint " + Quote.identifier(name));
    }

    private static String dropCheck(Table table, String name) {
        return alter(table, "drop constraint " + Quote.identifier(name));
    }

    private static String dropCheckIfExists(Table table, String name) {
        return alter(table, "drop constraint if exists " + Quote.identifier(name));
    }

    private static String alterColumn(Table table, String column, String what) {
        return alter(table, "alter column " + Quote.identifier(column) + " " + what);
    }

    private static String alter(Table table, String what) {
        return "alter table " + Quote.table(table.name()) + " " + what;
    }
}
