// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Fact;
import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.dialect.QueryPlan;
import dev.inchworm.postgresql.check.Checks;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The live catalog of a PostgreSQL database. */
final class PostgresqlCatalog implements Catalogs {

    private static final String SIZE = """
        select case when reltuples > 0 then reltuples::bigint else pg_stat_get_live_tuples(oid) end, pg_stat_get_dead_tuples(oid),
               pg_total_relation_size(oid)
        from pg_class where oid = to_regclass(?)\
        """;

    @Override
    public Table read(Connection transaction, TableName name) throws SQLException {
        return new TableReading(transaction).read(name);
    }

    @Override
    public List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException {
        return PostgresqlPreflight.inspect(transaction, migration, table);
    }

    @Override
    public Mapping judge(Connection transaction, Migration migration, Table table) throws SQLException {
        return new PostgresqlMapping(transaction, migration, table).judge();
    }

    /** The database's name is asked for by the statement itself, so that the text is the same everywhere. */
    @Override
    public List<String> grants(Table table) {
        String owner = Quote.literal(table.owner());
        return List.of(
                ("do $grant$ begin execute format('grant create, temporary on database %%I to %%I',"
                                + " current_database(), %s); end $grant$")
                        .formatted(owner),
                "grant pg_read_all_stats to %s -- optional: shows what blocking sessions do"
                        .formatted(Quote.identifier(table.owner())));
    }

    @Override
    public List<String> notMeasured(Connection transaction) throws SQLException {
        List<String> sentences = new ArrayList<>();
        if (!Query.one(transaction, "select pg_has_role('pg_read_all_stats', 'usage')")
                .isTrue(0)) {
            sentences.add("state, age and statement of other roles' sessions are hidden from this role;"
                    + " blockers are named without them (grant pg_read_all_stats)");
        }
        if (!Query.one(
                        transaction,
                        "select pg_has_role('pg_monitor', 'usage') or pg_has_role('pg_read_all_stats', 'usage')")
                .isTrue(0)) {
            sentences.add("the state of attached replicas is hidden from this role; they are only counted");
        }
        sentences.addAll(Checks.notMeasured(transaction));
        return sentences;
    }

    @Override
    public String schemaHash(Connection transaction, TableName name) throws SQLException {
        return SchemaHash.of(transaction, name);
    }

    @Override
    public Size size(Connection transaction, TableName name) throws SQLException {
        Row row = Query.maybe(transaction, SIZE, Quote.table(name))
                .orElseThrow(() -> new SQLException("no such table: " + name, "42P01"));
        return new Size(row.number(0), row.number(1), row.number(2));
    }

    @Override
    public List<Fact> facts(Connection transaction, Migration migration, Table table, Mapping mapping)
            throws SQLException {
        return new ExampleFacts(transaction, table, migration.change(), mapping).facts(migration.examples());
    }

    @Override
    public QueryPlan explain(Connection transaction, TableName table, String sql) throws SQLException {
        return Explain.of(transaction, table, sql);
    }
}
