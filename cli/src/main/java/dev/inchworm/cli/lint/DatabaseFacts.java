// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.lint.rule.LiveFacts;
import dev.inchworm.lint.statement.ObjectName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the live database tells, asked when a rule asks and remembered. Reads catalogs only, each query of at most a few
 * seconds; what cannot be read is not known. Safe for use by several threads, one at a time.
 */
final class DatabaseFacts implements LiveFacts, AutoCloseable {

    private static final String TABLE = " from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(?)";
    private static final String TABLE_JOINED = " where t.oid = pg_catalog.to_regclass(?)";

    private final Connection session;
    private final int version;
    private final Map<List<String>, Optional<String>> known = new HashMap<>();

    private DatabaseFacts(Connection session, int version) {
        this.session = session;
        this.version = version;
    }

    /** Connects; throws {@link InchwormException} {@code NOT_CONNECTED}. */
    static DatabaseFacts open(Endpoint endpoint) {
        try {
            Connection session = Dialects.of(endpoint.url()).sessions().open(endpoint, "inchworm:lint");
            session.setAutoCommit(true);
            session.setReadOnly(true);
            try (java.sql.Statement limit = session.createStatement()) {
                limit.execute("set statement_timeout = '5s'");
            }
            return new DatabaseFacts(session, session.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw new InchwormException(
                    ErrorCode.NOT_CONNECTED,
                    "%s: %s".formatted(endpoint.url(), e.getMessage()),
                    "nothing was read and nothing was judged",
                    "check URL, user and password, and that the server accepts this host",
                    e);
        }
    }

    /** The server's major version. */
    int version() {
        return version;
    }

    @Override
    public OptionalLong bytes(ObjectName table) {
        return number(ask("select pg_catalog.pg_total_relation_size(c.oid)::text" + TABLE, table.sql()));
    }

    @Override
    public OptionalLong rows(ObjectName table) {
        return number(ask("select c.reltuples::bigint::text" + TABLE + " and c.reltuples >= 0", table.sql()));
    }

    @Override
    public Optional<Boolean> isPartitioned(ObjectName table) {
        return truth(ask("select (c.relkind = 'p')::text" + TABLE, table.sql()));
    }

    @Override
    public Optional<String> defaultPartition(ObjectName table) {
        return ask(
                "select coalesce((select d.relname from pg_catalog.pg_partitioned_table p join pg_catalog.pg_class d"
                        + " on d.oid = p.partdefid where p.partrelid = c.oid), '')" + TABLE,
                table.sql());
    }

    @Override
    public Optional<String> columnType(ObjectName table, String column) {
        return ask(
                "select pg_catalog.format_type(a.atttypid, a.atttypmod) from pg_catalog.pg_attribute a"
                        + " where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and not a.attisdropped",
                table.sql(),
                column);
    }

    @Override
    public Optional<Boolean> isProvenNotNull(ObjectName table, String column) {
        return truth(ask(
                "select (a.attnotnull or exists (select from pg_catalog.pg_constraint k where k.conrelid = a.attrelid"
                        + " and k.contype = 'c' and k.convalidated and pg_catalog.pg_get_constraintdef(k.oid)"
                        + " = 'CHECK ((' || pg_catalog.quote_ident(a.attname) || ' IS NOT NULL))'))::text"
                        + " from pg_catalog.pg_attribute a"
                        + " where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ? and not a.attisdropped",
                table.sql(),
                column));
    }

    @Override
    public Optional<Boolean> isVolatile(String function) {
        return truth(ask(
                "select pg_catalog.bool_or(p.provolatile = 'v')::text from pg_catalog.pg_proc p where p.proname = ?",
                function));
    }

    @Override
    public Optional<Boolean> isConstrainedDomain(String type) {
        return truth(ask(
                "select (t.typtype = 'd' and (t.typnotnull or exists (select from pg_catalog.pg_constraint k"
                        + " where k.contypid = t.oid)))::text from pg_catalog.pg_type t"
                        + " where t.oid = pg_catalog.to_regtype(?)",
                type));
    }

    @Override
    public Optional<String> constraintKind(ObjectName table, String constraint) {
        return ask(
                "select k.contype::text from pg_catalog.pg_constraint k"
                        + " where k.conrelid = pg_catalog.to_regclass(?) and k.conname = ?",
                table.sql(),
                constraint);
    }

    @Override
    public Optional<Boolean> isValidIndex(ObjectName index) {
        return truth(ask(
                "select i.indisvalid::text from pg_catalog.pg_index i where i.indexrelid = pg_catalog.to_regclass(?)",
                index.sql()));
    }

    @Override
    public Optional<ObjectName> tableOfIndex(ObjectName index) {
        return ask(
                        "select t.relname from pg_catalog.pg_index i join pg_catalog.pg_class t on t.oid = i.indrelid"
                                + " where i.indexrelid = pg_catalog.to_regclass(?)",
                        index.sql())
                .map(index::sibling);
    }

    @Override
    public List<ObjectName> referrers(ObjectName table) {
        Optional<String> found = ask(
                "select coalesce(pg_catalog.string_agg(distinct n.nspname || E'\\n' || o.relname, E'\\n'), '')"
                        + " from pg_catalog.pg_class t left join pg_catalog.pg_constraint k"
                        + " on k.confrelid = t.oid and k.contype = 'f' and k.conrelid <> t.oid"
                        + " left join pg_catalog.pg_class o on o.oid = k.conrelid"
                        + " left join pg_catalog.pg_namespace n on n.oid = o.relnamespace"
                        + TABLE_JOINED,
                table.sql());
        List<ObjectName> names = new ArrayList<>();
        String[] parts = found.filter(text -> !text.isEmpty())
                .map(text -> text.split("\n", -1))
                .orElse(new String[0]);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            names.add(new ObjectName(Optional.of(parts[i]), parts[i + 1]));
        }
        return names;
    }

    private synchronized Optional<String> ask(String query, String... values) {
        List<String> key = new ArrayList<>(List.of(values));
        key.add(query);
        return known.computeIfAbsent(key, missing -> answer(query, values));
    }

    private Optional<String> answer(String query, String... values) {
        try (PreparedStatement statement = session.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException unknown) { // a name that is none, no right to read: then it is not known
            return Optional.empty();
        }
    }

    private static OptionalLong number(Optional<String> text) {
        return text.map(found -> OptionalLong.of(Long.parseLong(found))).orElse(OptionalLong.empty());
    }

    private static Optional<Boolean> truth(Optional<String> text) {

        return text.map("true"::equals);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException ended) {
            return; // it was only read from
        }
    }
}
