// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.probe.Relation.Kind;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every relation of the users as the catalog has it at one moment, by its number. */
record Snapshot(Map<Long, Entry> relations) {

    private static final String RELATIONS = """
            select c.oid::bigint, n.nspname, c.relname, c.relkind::text,
                   coalesce(pg_catalog.pg_relation_filenode(c.oid)::bigint, 0),
                   coalesce(own.nspname, of_toast.nspname), coalesce(own.relname, of_toast.relname)
            from pg_catalog.pg_class as c
            join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            left join pg_catalog.pg_index as i on i.indexrelid = c.oid
            left join lateral (
                select m.nspname, t.relname from pg_catalog.pg_class as t
                join pg_catalog.pg_namespace as m on m.oid = t.relnamespace
                where t.oid = i.indrelid and m.nspname <> 'pg_toast') as own on true
            left join lateral (
                select m.nspname, t.relname from pg_catalog.pg_class as t
                join pg_catalog.pg_namespace as m on m.oid = t.relnamespace
                where n.nspname = 'pg_toast' and t.reltoastrelid = coalesce(i.indrelid, c.oid)) as of_toast on true
            where n.nspname not in ('pg_catalog', 'information_schema')
              and (n.nspname <> 'pg_toast' or of_toast.nspname not in ('pg_catalog', 'information_schema'))""";

    /**
     * One relation.
     *
     * @param name with its schema
     * @param kind what it is
     * @param of whose index or overflow table it is
     * @param file the number of its file, zero where it has none
     */
    record Entry(TableName name, Kind kind, Optional<TableName> of, long file) {}

    static Snapshot of(Connection session) throws SQLException {
        Map<Long, Entry> relations = new HashMap<>();
        for (Row row : Query.all(session, RELATIONS)) {
            Optional<TableName> of = row.maybeText(6).map(name -> new TableName(row.text(5), name));
            relations.put(
                    row.number(0),
                    new Entry(new TableName(row.text(1), row.text(2)), kind(row.text(3)), of, row.number(4)));
        }
        return new Snapshot(Map.copyOf(relations));
    }

    Optional<Entry> find(long number) {
        return Optional.ofNullable(relations.get(number));
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "r", "p" -> Kind.TABLE;
            case "i", "I" -> Kind.INDEX;
            case "t" -> Kind.TOAST;
            case "S" -> Kind.SEQUENCE;
            case "v" -> Kind.VIEW;
            case "m" -> Kind.MATERIALIZED_VIEW;
            default -> Kind.OTHER;
        };
    }
}
